/** What to do about a SQLite store that cannot be used. */
import { errorCode } from '../domain/error-text.js';

/** A clause that begins with `; `, or nothing where the error itself says it. Only a damaged file is worth replacing. */
export function storeAdvice(error: unknown): string {
  const code = errorCode(error) ?? '';
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code))
    return '; restore it from a backup, or move it away to begin a new one';
  // better-sqlite3 looks for the folder itself and throws a TypeError without a code.
  const isPlace = /^(?:SQLITE_(?:CANTOPEN|READONLY)|E(?:ACCES|PERM|ROFS))/.test(code);
  return isPlace || error instanceof TypeError
    ? '; it must be a file in a folder that the bot may write'
    : '';
}
