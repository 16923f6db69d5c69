/** The folder for everything that paperboy writes. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, errorMessage } from './domain/error-text.js';

/** Makes the folder where it is missing, for its owner only, or says in one sentence why it cannot be used. */
export function dataFolderFault(path: string): string | undefined {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `Cannot write to DATA_DIR "${path}": ${errorCode(error) ?? errorMessage(error)}; make it writable or name another folder`;
  }
}

/** The folder's mode, such as `755`, when others on this machine may look into it; `undefined`: they may not. */
export function widerMode(path: string): string | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o077) === 0 ? undefined : (mode & 0o777).toString(8);
}

/** Node's own `recursive` never returns where the system refuses a folder with ENOENT, as /proc does. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}
