/** One line without control characters, NFC, at most `most` UTF-16 units and never half a character. */
export function cleanLine(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\x00-\x1F\x7F-\x9F\u2028\u2029\uFEFF]/g, ' ')
    .replace(/\u00A0/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/\u3000[ \u3000]+| +\u3000/g, '\u3000')
    .trim();
  if (line.length <= most) return line;
  return `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
