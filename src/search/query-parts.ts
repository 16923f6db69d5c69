/** Cuts a query into its stretches: words, phrases, and filters with their names. */
import { fold } from './fold.js';

/** A stretch of a folded query: `-` before it, a field's name, and its text, with or without quotes. */
export type FoldedPart = {
  readonly isExcluded: boolean;
  /** Which filter it is, such as `tag` or `from`; empty: none. */
  readonly field: string;
  readonly text: string;
  readonly isQuoted: boolean;
};

/** A stretch of a query as typed; `field` is the filter that it is, empty for words. */
export type QueryPart = { readonly field: string; readonly text: string };

const FIELDS = new Map([
  ['#', 'tag'],
  ...['tag', '标签', '标籤'].map((name) => [name, 'tag'] as const),
  ...['from', 'since', '由', '自', '从'].map((name) => [name, 'from'] as const),
  ...['to', 'until', '至', '到'].map((name) => [name, 'to'] as const),
  ...['author', 'by', '作者', '记者'].map((name) => [name, 'author'] as const),
  ...['category', '分类', '类别', '栏目'].map((name) => [name, 'category'] as const),
  ...['sort', '排序'].map((name) => [name, 'sort'] as const),
]);

const SIGNS_OF_ONE_KIND = /[“”„‟«»「」『』﹁﹂〝〞〟]|[‐‑–—−]|[、，,;；]/gu;

const PART = new RegExp(
  `(-*)(?:(#+)|(${[...FIELDS.keys()].filter((name) => name !== '#').join('|')}):\\s*)?(?:"([^"]*)"|([^\\s"]+))`,
  'gu',
);

const RAW_PART = /-*(?:#+|([^\s":#-]{1,12}):\s*)?(?:"[^"]*"|[^\s"]+)/gu;

/** The stretches of a query, folded; signs of one kind are one sign. */
export function* foldedParts(text: string): Generator<FoldedPart> {
  for (const match of unifySigns(fold(text)).matchAll(PART)) {
    const [, minus = '', hash = '', name = '', quoted, plain = ''] = match;
    yield {
      isExcluded: minus !== '',
      field: FIELDS.get(hash === '' ? name : '#') ?? '',
      text: (quoted ?? plain).trim(),
      isQuoted: quoted !== undefined,
    };
  }
}

/** The stretches of a query with the filter that each is, nothing folded and nothing left out. */
export function queryParts(text: string): readonly QueryPart[] {
  // One sign for one, so that what is cut out is what was typed.
  const signs = unifySigns(text).replace(/：/g, ':').replace(/＃/g, '#');
  return [...signs.matchAll(RAW_PART)].map(({ 0: part, 1: name, index }) => {
    const field = /^-*#/.test(part) ? 'tag' : (FIELDS.get(fold(name ?? '')) ?? '');
    return { field, text: text.slice(index, index + part.length) };
  });
}

/** A query that ends with a filter's name and nothing after it, such as `author:`; `undefined`: it does not. */
export function splitEmptyField(
  text: string,
): { readonly rest: string; readonly name: string; readonly field: string } | undefined {
  const match = /^(.*\s)?-*([^\s":#-]{1,12})[:：]\s*$/su.exec(text);
  const field = FIELDS.get(fold(match?.[2] ?? ''));
  if (match === null || field === undefined) return undefined;
  const [, rest = '', name = ''] = match;
  return { rest: rest.trim(), name, field };
}

function unifySigns(text: string): string {
  return text.replace(SIGNS_OF_ONE_KIND, signOf);
}

function signOf(sign: string): string {
  if (/[‐‑–—−]/u.test(sign)) return '-';
  return /[、，,;；]/u.test(sign) ? ' ' : '"';
}
