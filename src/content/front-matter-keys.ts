/** One spelling for the names of front matter fields, whichever site generator they are for. */

/** A field with its name as the author spelled it. */
export type WrittenField = { readonly key: string; readonly value: unknown };

/** Fields by plain name: `last_updated`, `lastUpdated` and `Last-Updated` are `lastupdated`. */
export type PlainFields = ReadonlyMap<string, WrittenField>;

/** Tables in which Zola (`taxonomies`, `extra`) and Hugo (`params`) nest some fields. */
const TABLES = ['taxonomies', 'params', 'extra'];

/**
 * Every non-empty field by its plain name. Top-level fields win over nested ones, and earlier fields
 * over later ones.
 */
export function plainFields(fields: Readonly<Record<string, unknown>>): PlainFields {
  const plain = new Map<string, WrittenField>();
  const add = (table: object) => {
    for (const [key, value] of Object.entries(table) as [string, unknown][]) {
      const isEmpty = value === undefined || value === null || value === '';
      if (!isEmpty && !plain.has(plainKey(key))) plain.set(plainKey(key), { key, value });
    }
  };
  add(fields);
  for (const name of TABLES) {
    const table = plain.get(name)?.value;
    if (typeof table === 'object' && table !== null && !Array.isArray(table)) add(table);
  }
  return plain;
}

/** The first of these plain names that has a value. */
export function firstField(
  fields: PlainFields,
  names: readonly string[],
): WrittenField | undefined {
  for (const name of names) {
    const field = fields.get(name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A single value as text; `undefined` for lists, tables and missing values. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

/** A name in lower case, without spaces, `-` and `_`. */
function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}
