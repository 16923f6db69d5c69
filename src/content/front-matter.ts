/**
 * Splits an article's text into front matter and body, and refuses front matter that could run code
 * or exhaust memory.
 */
import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import { parse as parseToml, TomlError } from 'smol-toml';

/** Why front matter is refused; `message` continues a sentence that begins with the file's name. */
export type FrontMatterFault = {
  readonly reason: 'yaml' | 'toml' | 'code' | 'alias' | 'unclosed' | 'too-large' | 'wrong-type';
  readonly message: string;
  /** Line number within the file, from 1. */
  readonly line: number;
};

/** An article's text, taken apart. */
export type FrontMatter = {
  /** A null-prototype object with the fields of the front matter; empty when the file has none. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly found: boolean;
};

const MAX_FRONT_MATTER_BYTES = 16_384;

/**
 * The front matter (`---` YAML or `+++` TOML) and the body after it. Control characters that YAML
 * refuses are removed first, a BOM and CRLF are normalised. Never throws.
 */
export function parseFrontMatter(raw: string): FrontMatter | { readonly fault: FrontMatterFault } {
  const text = raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '');
  const firstLine = text.slice(0, 200).split('\n', 1)[0]?.trimEnd() ?? '';
  if (firstLine === '+++') return parseDelimited(text, '+++');
  if (firstLine === '---') return parseDelimited(text, '---');
  if (/^(---|;;;|\+\+\+)[ \t]*[A-Za-z]/.test(firstLine)) {
    return fault(
      'code',
      `names a language ("${firstLine.slice(0, 40)}"); only plain --- and +++ are read`,
      1,
    );
  }
  return { fields: Object.create(null) as Record<string, unknown>, body: text, found: false };
}

function parseDelimited(
  text: string,
  mark: '---' | '+++',
): FrontMatter | { fault: FrontMatterFault } {
  const start = text.indexOf('\n') + 1;
  const close = new RegExp(String.raw`^${mark.replaceAll('+', String.raw`\+`)}[ \t]*$`, 'm').exec(
    text.slice(start),
  );
  if (start === 0 || close === null) return fault('unclosed', `is never closed with ${mark}`, 1);
  const block = text.slice(start, start + close.index);
  if (Buffer.byteLength(block) > MAX_FRONT_MATTER_BYTES)
    return fault('too-large', 'has more than 16 kB', 1);
  // gray-matter would end the block at such a line and drop the rest.
  if (mark === '---' && /^---/m.test(block))
    return fault('yaml', 'has a line that begins with ---', 1);
  const body = text.slice(start + close.index + close[0].length).replace(/^\n/, '');
  try {
    const fields = mark === '+++' ? parseToml(block) : parseYamlBlock(block);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      return fault('wrong-type', 'is not a list of "key: value" lines', 2);
    }
    return {
      fields: Object.assign(Object.create(null) as Record<string, unknown>, fields),
      body,
      found: true,
    };
  } catch (error) {
    return { fault: describe(error, mark) };
  }
}

class AnchorError extends Error {
  constructor(readonly line: number) {
    super('YAML anchor');
  }
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

function describe(error: unknown, mark: '---' | '+++'): FrontMatterFault {
  // The first line of the block is the second line of the file.
  if (error instanceof AnchorError) {
    return {
      reason: 'alias',
      message: 'front matter uses a YAML anchor (&) or alias (*), which is refused',
      line: error.line + 2,
    };
  }
  if (error instanceof YAMLException) {
    // Despite its types, some of js-yaml's errors carry no position.
    const { mark: place } = error as { mark?: { line?: number } };
    return {
      reason: 'yaml',
      message: `front matter is not valid YAML: ${error.reason}`,
      line: (place?.line ?? 0) + 2,
    };
  }
  if (error instanceof TomlError) {
    const first = error.message.split('\n', 1)[0] ?? '';
    return {
      reason: 'toml',
      message: `front matter is not valid TOML: ${first.replace(/^Invalid TOML document: /, '')}`,
      line: error.line + 1,
    };
  }
  // Deep nesting ends in a RangeError.
  return {
    reason: mark === '+++' ? 'toml' : 'yaml',
    message: 'front matter cannot be parsed',
    line: 1,
  };
}

function fault(
  reason: FrontMatterFault['reason'],
  message: string,
  line: number,
): { fault: FrontMatterFault } {
  return { fault: { reason, message: `front matter ${message}`, line } };
}
