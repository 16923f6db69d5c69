/** The databases that the store supports, and their names for column types. */

/** The databases that the store supports. */
export type Dialect = 'sqlite' | 'postgres';

/** The parts of a table definition that differ. */
export type ColumnTypes = {
  /** A 64-bit integer. */
  readonly int: string;
  /** A number assigned by the database, never reused. */
  readonly ownId: string;
  /** For a table that is little more than its key: SQLite stores it in the key alone. */
  readonly keyOnly: string;
  /** For rows that change often: PostgreSQL leaves free space beside them. */
  readonly churning: string;
};

/** The words of this database. */
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
