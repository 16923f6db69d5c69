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
 * Fenced blocks (also `highlight` tags of Jekyll and Hugo) become marked lines, and code within a
 * line is escaped. A fence that is never closed is text. Linear time.
 */
export function shelterCode(markdown: string): ShelteredText {
  if (!/`|~~~|highlight/.test(markdown)) return { text: markdown, blocks: [] };
  const blocks: string[][] = [];
  const lines = markdown.split('\n');
  const out: string[] = [];
  // Looking for the end of each of many fences without one would be quadratic.
  const endless = new Set<string>();
  for (let at = 0; at < lines.length; at += 1) {
    const end = fenceEnd(lines, at, endless);
    if (end === undefined) out.push(escapeInlineCode(lines[at] ?? ''));
    else {
      out.push('', `${MARK.code}${blocks.length}`, '');
      blocks.push(withoutIndent(lines.slice(at + 1, end)));
      at = end;
    }
  }
  return { text: out.join('\n'), blocks };
}

const FENCES: readonly { readonly opens: RegExp; readonly closes: (mark: string) => RegExp }[] = [
  {
    opens: /^ *(`{3,}|~{3,})[^`]*$/,
    closes: (mark) => new RegExp(`^ *${mark.charAt(0)}{${mark.length},} *$`),
  },
  { opens: /^ *\{% *highlight\b/, closes: () => /^ *\{% *endhighlight *%\}/ },
  { opens: /^ *\{\{[<%] *highlight\b/, closes: () => /^ *\{\{[<%] *\/ *highlight *[>%]\}\}/ },
];

/** The line that closes the fence opened at this line; `undefined` when none does. */
function fenceEnd(lines: readonly string[], at: number, endless: Set<string>): number | undefined {
  const line = lines[at] ?? '';
  for (const { opens, closes } of FENCES) {
    const match = opens.exec(line);
    if (match === null) continue;
    const close = closes(match[1] ?? '');
    if (endless.has(close.source)) return undefined;
    const length = lines.slice(at + 1).findIndex((later) => close.test(later));
    if (length !== -1) return at + 1 + length;
    endless.add(close.source);
  }
  return undefined;
}

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
