/** Splits a query into words, phrases, and filters with their names. */
import { fold } from './fold.js';

/**
 * A part of a folded query: an optional `-`, a field's name, and its text, with or without quotes.
 */
export type FoldedPart = {
  readonly isExcluded: boolean;
  /** The filter, such as `tag` or `from`; empty: none. */
  readonly field: string;
  readonly text: string;
  readonly isQuoted: boolean;
};

/** A part of a query as typed; `field` is the filter that it belongs to, empty for words. */
export type QueryPart = { readonly field: string; readonly text: string };

const FIELDS = new Map([
  ['#', 'tag'],
  ...['tag', '标签', '标籤'].map((name) => [name, 'tag'] as const),
  ...['from', 'since', 'after', '由', '自', '从'].map((name) => [name, 'from'] as const),
  ...['to', 'until', 'before', '至', '到'].map((name) => [name, 'to'] as const),
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

/** The parts of a query, folded; variants of a punctuation mark are unified. */
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

/** The parts of a query with the filter of each; nothing is folded or left out. */
export function queryParts(text: string): readonly QueryPart[] {
  // Replaces one character by one, so that positions still fit what was typed.
  const signs = unifySigns(text).replace(/：/g, ':').replace(/＃/g, '#');
  return [...signs.matchAll(RAW_PART)].map(({ 0: part, 1: name, index }) => {
    const field = /^-*#/.test(part) ? 'tag' : (FIELDS.get(fold(name ?? '')) ?? '');
    return { field, text: text.slice(index, index + part.length) };
  });
}

/**
 * Splits off a filter's name with nothing after it at the end of a query, such as `author:`;
 * `undefined`: there is none.
 */
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
