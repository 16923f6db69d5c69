/** Addresses of SQLite files. */
import { fileURLToPath } from 'node:url';

/** What a person is told to write. */
export const SQLITE_ADDRESS_WANTED = 'sqlite:FOLDER/FILE, or sqlite:///FOLDER/FILE from the root';

/**
 * The file that `sqlite:PATH` or `sqlite:///PATH` names, empty for a bare `sqlite:`. `undefined`:
 * none, as in `sqlite://folder/file`, where the folder is in the position of a host.
 */
export function parseSqliteAddress(address: string): string | undefined {
  const path = address.slice('sqlite:'.length);
  if (!path.startsWith('//')) return path;
  try {
    return fileURLToPath(`file:${path}`);
  } catch {
    return undefined;
  }
}
