/** The databases that the store runs on, and what their column types are called. */

/** The databases that the store runs on. */
export type Dialect = 'sqlite' | 'postgres';

/** The words of a table's definition that differ. */
export type ColumnTypes = {
  /** A whole number of 64 bits. */
  readonly int: string;
  /** A number that the database gives, never twice. */
  readonly ownId: string;
  /** For a table that is little more than its key: SQLite keeps it in the key alone. */
  readonly keyOnly: string;
  /** For rows that change often: PostgreSQL leaves room beside them. */
  readonly churning: string;
};

/** How this database says them. */
export function columnTypes(dialect: Dialect): ColumnTypes {
  return dialect === 'sqlite'
    ? {
        int: 'integer',
        ownId: 'integer primary key autoincrement',
        keyOnly: 'without rowid',
        churning: '',
      }
    : {
        int: 'bigint',
        ownId: 'bigint generated always as identity primary key',
        keyOnly: '',
        churning: 'with (fillfactor = 70)',
      };
}
