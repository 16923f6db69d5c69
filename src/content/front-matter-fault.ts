/** Explains to an author why front matter is refused and how to fix it. */
import { YAMLException } from 'js-yaml';
import { TomlError } from 'smol-toml';

/** Why front matter is refused; `message` continues a sentence that begins with the file's name. */
export type FrontMatterFault = {
  readonly reason:
    'yaml' | 'toml' | 'json' | 'code' | 'alias' | 'unclosed' | 'too-large' | 'wrong-type';
  readonly message: string;
  /** Line number within the file, from 1. */
  readonly line: number;
};

/** Thrown for a YAML anchor or alias; `line` is its line within the block, from 0. */
export class AnchorError extends Error {
  constructor(readonly line: number) {
    super('YAML anchor');
  }
}

/** A fault whose message begins with "front matter". */
export function frontMatterFault(
  reason: FrontMatterFault['reason'],
  message: string,
  line: number,
): { readonly fault: FrontMatterFault } {
  return { fault: { reason, message: `front matter ${message}`, line } };
}

/** Turns a parser's error into a fault; the block's first line is the file's second. */
export function describeParserError(
  error: unknown,
  block: string,
  language: 'yaml' | 'toml' | 'json',
): { readonly fault: FrontMatterFault } {
  const lines = block.split('\n');
  if (error instanceof AnchorError) {
    const message = 'uses a YAML anchor (&) or alias (*), which is refused';
    return frontMatterFault('alias', message, error.line + 2);
  }
  if (error instanceof YAMLException) {
    // Despite its types, some of js-yaml's errors carry no position.
    const { mark } = error as { mark?: { line?: number } };
    const { line, hint } = yamlHint(lines, mark?.line ?? 0);
    return frontMatterFault('yaml', `is not valid YAML: ${hint ?? error.reason}`, line + 2);
  }
  if (error instanceof TomlError) {
    const first = error.message.split('\n', 1)[0] ?? '';
    const key = /^\s*([\w.-]+)\s*=/.exec(lines[error.line - 1] ?? '')?.[1];
    const where = key === undefined ? '' : ` at "${key}"; a text stands in quotes`;
    const reason = `${first.replace(/^Invalid TOML document: /, '')}${where}`;
    return frontMatterFault('toml', `is not valid TOML: ${reason}`, error.line + 1);
  }
  if (error instanceof SyntaxError && language === 'json')
    return frontMatterFault('json', `is not valid JSON: ${error.message}`, 1);
  // Deep nesting ends in a RangeError.
  return frontMatterFault(language, 'cannot be parsed', 1);
}

/** The most common mistakes, recognised by the line where the parser stopped. */
function yamlHint(lines: readonly string[], stoppedAt: number): { line: number; hint?: string } {
  const open = lines.findIndex((line) => /^[^\s:]+:\s+(?:"[^"]*|'[^']*)$/.test(line));
  if (open !== -1 && stoppedAt >= open) {
    const hint = `the quotation mark of "${keyOf(lines[open])}" is never closed`;
    return { line: open, hint };
  }
  const line = lines[stoppedAt] ?? '';
  const key = keyOf(line);
  const value = /^\s*(?:- +)?[^\s:]+:\s+(.*)$/.exec(line)?.[1] ?? '';
  if (/^\s*\t/.test(line)) return { line: stoppedAt, hint: 'tabs indent nothing here; use spaces' };
  if (/^[^"'[{|>]/.test(value) && /:(?:\s|$)/.test(value))
    return { line: stoppedAt, hint: `"${key}" holds a colon; put its value in quotes` };
  const mark = /^[@`%]/.exec(value)?.[0];
  if (mark !== undefined)
    return { line: stoppedAt, hint: `"${key}" begins with ${mark}; put its value in quotes` };
  const isTwice =
    key !== '' && lines.filter((other) => /^\S/.test(other) && keyOf(other) === key).length > 1;
  return isTwice ? { line: stoppedAt, hint: `"${key}" stands in it twice` } : { line: stoppedAt };
}

function keyOf(line: string | undefined): string {
  return (/^\s*(?:- +)?([^\s:]{1,40}):/.exec(line ?? '')?.[1] ?? '').replace(/^["']|["']$/g, '');
}
