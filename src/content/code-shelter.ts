/**
 * Takes code out of Markdown before anything else reads it, so that its marks and tags stay as
 * written.
 */
import { MARK } from './body-html.js';

/** A text in which every code block is a line `MARK.code` with its place among `blocks`. */
export type ShelteredText = {
  readonly text: string;
  /** The lines of each code block. */
  readonly blocks: readonly (readonly string[])[];
};

/**
 * Fenced blocks (also `highlight` tags of Jekyll and Hugo, and HTML's `<pre><code>`) become marked lines, and code within a
 * line is escaped. A fence that is never closed is text. Linear time.
 */
export function shelterCode(markdown: string): ShelteredText {
  if (!/`|~~~|highlight|<pre/.test(markdown)) return { text: markdown, blocks: [] };
  const blocks: string[][] = [];
  const lines = markdown.split('\n');
  const out: string[] = [];
  // Looking for the end of each of many fences without one would be quadratic.
  const endless = new Set<string>();
  for (let at = 0; at < lines.length; at += 1) {
    const found = codeAt(lines, at, endless);
    if (found === undefined) out.push(escapeInlineCode(lines[at] ?? ''));
    else {
      out.push('', `${MARK.code}${blocks.length}`, '');
      blocks.push(withoutIndent(found.code));
      at = found.end;
    }
  }
  return { text: out.join('\n'), blocks };
}

type Fence = { readonly opens: RegExp; readonly closes: (mark: string) => RegExp };

const HTML: Fence = {
  opens: /^ *<pre\b[^<>]{0,300}>\s*<code\b[^<>]{0,300}>/,
  closes: () => /<\/code>\s*<\/pre>.*$/,
};

const FENCES: readonly Fence[] = [
  {
    opens: /^ *(`{3,}|~{3,})[^`]*$/,
    closes: (mark) => new RegExp(`^ *${mark.charAt(0)}{${mark.length},} *$`),
  },
  { opens: /^ *\{% *highlight\b/, closes: () => /^ *\{% *endhighlight *%\}/ },
  { opens: /^ *\{\{[<%] *highlight\b/, closes: () => /^ *\{\{[<%] *\/ *highlight *[>%]\}\}/ },
  HTML,
];

/**
 * The code that begins at this line, and the line that closes it; `undefined` when none begins or
 * none closes.
 */
function codeAt(
  lines: readonly string[],
  at: number,
  endless: Set<string>,
): { readonly code: readonly string[]; readonly end: number } | undefined {
  const line = lines[at] ?? '';
  for (const fence of FENCES) {
    const match = fence.opens.exec(line);
    if (match === null) continue;
    const close = fence.closes(match[1] ?? '');
    if (endless.has(close.source)) return undefined;
    // Not a copy of the rest of the text for each fence, which would be quadratic too.
    let end = fence === HTML ? at : at + 1;
    while (end < lines.length && !close.test(lines[end] ?? '')) end += 1;
    if (end < lines.length)
      return { code: fence === HTML ? htmlCode(lines, at, end) : lines.slice(at + 1, end), end };
    endless.add(close.source);
  }
  return undefined;
}

/** What stands between the tags: text with entities and, from highlighters, more tags. */
function htmlCode(lines: readonly string[], at: number, end: number): readonly string[] {
  return lines
    .slice(at, end + 1)
    .join('\n')
    .replace(HTML.opens, '')
    .replace(/<\/code>\s*<\/pre>.*$/, '')
    .replace(/<[^<>]{0,300}>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => TEXT_OF[entity] ?? entity)
    .split('\n');
}

const TEXT_OF: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};

/** The lines without the spaces that all of them begin with. */
function withoutIndent(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line.trim() !== '');
  const indent = written.reduce((least, line) => Math.min(least, line.search(/\S/)), Infinity);
  return written.map((line) => line.slice(indent).trimEnd());
}

const INLINE_CODE = /(?<!`)(?:`([^`]{1,500})`|``(?!`)(.{1,500}?)``)(?!`)/g;

function escapeInlineCode(line: string): string {
  return line.replace(
    INLINE_CODE,
    (_code, single: string | undefined, double: string | undefined) =>
      (single ?? double ?? '')
        .trim()
        .replace(/[!-/:-@[-`{-~]/g, (char) => `\\${ENTITIES[char] ?? char}`),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' };
