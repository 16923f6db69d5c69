/** What to do about a store that cannot be used. */
import { errorCode, errorMessage } from '../domain/error-text.js';

/** By error codes of the system, Node and PostgreSQL ("PostgreSQL Error Codes"). */
const SERVER_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'check the user and the password of its address'],
  [/^3D000$/, 'make it with createdb, or check the name after the last / of its address'],
  [
    /^42501$/,
    'its user must be allowed to make and read tables there: make it the owner of the database',
  ],
  [
    /^ERR_INVALID_URL$/,
    'write postgres://USER:PASSWORD@HOST:PORT/DATABASE, and in the password %23 for #, %2F for /, %3F for ?, %40 for @',
  ],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|ERR_TLS_CERT_ALTNAME_INVALID)/,
    'name who signed its certificate: sslmode=verify-full&sslrootcert=FILE, at a host that the certificate names, or go without that check: sslmode=no-verify',
  ],
  [/^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)/, 'check that it runs, and its address'],
];

/** Errors of node-postgres that have no code. */
const SILENT_SERVER = /^(?:Connection terminated|timeout exceeded)/;
/** PgBouncer's message, since its code is that of every protocol error. */
const STATEMENT_POOLER = /statement pooling mode/;

/**
 * A clause that begins with `; `, or nothing if the error says enough. Only a damaged file is worth
 * replacing.
 */
export function storeAdvice(error: unknown): string {
  // A failed step has the real error as its cause.
  const cause = error instanceof Error ? error.cause : undefined;
  const code = errorCode(error) ?? errorCode(cause) ?? '';
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code))
    return '; restore it from a backup, or move it away to begin a new one';
  if (STATEMENT_POOLER.test(errorMessage(error)))
    return '; set pool_mode of PgBouncer to transaction or session for this database';
  const isSilent = SILENT_SERVER.test(errorMessage(error));
  const advice = SERVER_ADVICE.find(([codes]) => codes.test(isSilent ? 'ETIMEDOUT' : code))?.[1];
  if (advice !== undefined) return `; ${advice}`;
  // better-sqlite3 checks the folder itself and throws a TypeError without a code.
  const isPlace = /^(?:SQLITE_(?:CANTOPEN|READONLY)|E(?:ACCES|PERM|ROFS))/.test(code);
  return isPlace || error instanceof TypeError
    ? '; it must be a file in a folder that the bot may write'
    : '';
}
