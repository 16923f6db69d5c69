/** Text that Telegram takes in any case. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Our own HTML without its tags, for when Telegram cannot parse it. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (name) => ENTITIES[name] ?? name);
}

/** The text with U+FFFD for lone surrogates: Telegram refuses a whole call for one. */
export function validText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
