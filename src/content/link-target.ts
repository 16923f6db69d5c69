/** Where a Markdown link points. */

const MAX_URL_PARENTHESES = 3;
const MAX_URL_CHARS = 4000;

/** `(address "title")` after a `]`; `undefined` when there is none. */
export function linkTarget(
  source: string,
  at: number,
): { readonly url: string; readonly end: number } | undefined {
  if (source.charAt(at) !== '(') return undefined;
  let depth = 0;
  const limit = Math.min(source.length, at + MAX_URL_CHARS);
  for (let end = at; end < limit; end += 1) {
    const char = source.charAt(end);
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    // Addresses are not nested this deeply, and giving up early keeps hostile text linear.
    if (depth > MAX_URL_PARENTHESES) return undefined;
    if (depth === 0) {
      const url = source
        .slice(at + 1, end)
        .trim()
        .replace(/ ["'(].*$/, '')
        .replace(/^<|>$/g, '');
      return url.includes(' ') ? undefined : { url, end: end + 1 };
    }
  }
  return undefined;
}

/** The address if it is absolute, http(s) and without spaces; `undefined` otherwise. */
export function httpUrl(url: string): string | undefined {
  return /^https?:\/\/[^\s<>"\u0000-\u001f]+$/i.test(url) && URL.canParse(url) ? url : undefined;
}
