/** Turns words of any script into part of a file's name. */

/** Letters and digits separated by `-`, at most `most` characters; empty when the text has none. */
export function slugOf(text: string, most = 40): string {
  const words = text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return Array.from(words).slice(0, most).join('').replace(/-+$/, '');
}
