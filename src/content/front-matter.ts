/**
 * Splits an article's text into front matter and body, and refuses front matter that could run code
 * or exhaust memory.
 */
import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load, Type } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import {
  AnchorError,
  describeParserError,
  frontMatterFault,
  type FrontMatterFault,
} from './front-matter-fault.js';

/** An article's text, taken apart. */
export type FrontMatter = {
  /** A null-prototype object with the fields of the front matter; empty when the file has none. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly found: boolean;
};

const MAX_FRONT_MATTER_BYTES = 16_384;

/**
 * The front matter (`---` YAML, `+++` TOML, or JSON from a line `{` to a line `}`) and the body after
 * it. Control characters that YAML refuses are removed first, a BOM and CRLF are normalised. Never
 * throws.
 */
export function parseFrontMatter(raw: string): FrontMatter | { readonly fault: FrontMatterFault } {
  const text = raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');
  const firstLine = text.slice(0, 200).split('\n', 1)[0]?.trimEnd() ?? '';
  if (firstLine === '+++') return parseDelimited(text, '+++');
  if (firstLine === '---') return parseDelimited(text, '---');
  if (firstLine === '{') return parseDelimited(text, '{');
  if (/^(---|;;;|\+\+\+)[ \t]*[A-Za-z]/.test(firstLine)) {
    return frontMatterFault(
      'code',
      `names a language ("${firstLine.slice(0, 40)}"); only plain --- and +++ are read`,
      1,
    );
  }
  return { fields: Object.create(null) as Record<string, unknown>, body: text, found: false };
}

/** The closing mark and the language for each opening mark. */
const MARKS = {
  '---': { close: /^---[ \t]*$/m, language: 'yaml', end: '---' },
  '+++': { close: /^\+\+\+[ \t]*$/m, language: 'toml', end: '+++' },
  '{': { close: /^\}[ \t]*$/m, language: 'json', end: '}' },
} as const;

function parseDelimited(
  text: string,
  mark: keyof typeof MARKS,
): FrontMatter | { readonly fault: FrontMatterFault } {
  const { close, language, end } = MARKS[mark];
  const start = text.indexOf('\n') + 1;
  const closed = close.exec(text.slice(start));
  if (start === 0 || closed === null)
    return frontMatterFault('unclosed', `is never closed with ${end}`, 1);
  const block = text.slice(start, start + closed.index);
  if (Buffer.byteLength(block) > MAX_FRONT_MATTER_BYTES)
    return frontMatterFault('too-large', 'has more than 16 kB', 1);
  // gray-matter would end the block at such a line and drop the rest.
  if (mark === '---' && /^---/m.test(block))
    return frontMatterFault('yaml', 'has a line that begins with ---', 1);
  const body = text.slice(start + closed.index + closed[0].length).replace(/^\n/, '');
  try {
    const fields = PARSERS[language](block);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
      return frontMatterFault('wrong-type', notFields(block), 2);
    return {
      fields: Object.assign(Object.create(null) as Record<string, unknown>, fields),
      body,
      found: true,
    };
  } catch (error) {
    return describeParserError(error, block, language);
  }
}

/** Chinese input methods type a full-width colon, which means nothing in YAML. */
function notFields(block: string): string {
  const isFullWidth = /^[^\s:]+：/m.test(block);
  return isFullWidth
    ? 'has full-width colons (：); write ":" and a space after the name of a field'
    : 'is not a list of "key: value" lines';
}

/** gray-matter picks an engine by what follows `---`; every engine except ours refuses. */
const refuse = (): never => {
  throw new Error('Only YAML is read');
};
const ENGINES = {
  // gray-matter also passes on the line end after the first `---`, which would shift line numbers.
  yaml: (text: string) => loadYaml(text.replace(/^\n/, '')),
  json: refuse,
  javascript: refuse,
  js: refuse,
  coffee: refuse,
  coffeescript: refuse,
  cson: refuse,
  toml: refuse,
};

function parseYamlBlock(block: string): unknown {
  // Given options, gray-matter does not cache; otherwise it would keep every file in memory for
  // ever.
  return matter(`---\n${block}---\n`, { language: 'yaml', engines: ENGINES }).data;
}

const PARSERS: Readonly<Record<'yaml' | 'toml' | 'json', (block: string) => unknown>> = {
  yaml: parseYamlBlock,
  toml: parseToml,
  json: (block) => JSON.parse(`{${block}}`) as unknown,
};

/**
 * Every scalar stays text exactly as written: a headline `007`, a tag `3.50`, a date `2020-01-01`.
 */
const WORDS_ONLY = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (word: unknown) => word === null || word === '' || word === '~' || word === 'null',
      construct: () => null,
    }),
  ],
});

function loadYaml(text: string): object {
  return load(text, {
    schema: WORDS_ONLY,
    // Aliases need anchors: 368 bytes of them can expand to 206 MB.
    listener: (_event, state: unknown) => {
      const { anchor, line } = state as { anchor?: string | null; line?: number };
      if (anchor !== null && anchor !== undefined) throw new AnchorError(line ?? 0);
    },
  }) as object;
}
