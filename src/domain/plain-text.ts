/** A message's HTML as plain text, for places that show no HTML. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Our own HTML without its tags: for notices, and for messages that Telegram cannot parse. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (name) => ENTITIES[name] ?? name);
}
