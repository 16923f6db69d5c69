/** A message's HTML where none can be shown. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** Our own HTML without its tags: for a notice over the chat, and for when Telegram cannot parse it. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (name) => ENTITIES[name] ?? name);
}
