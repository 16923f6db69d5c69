/** The folder for everything that paperboy writes. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode, errorMessage } from './domain/error-text.js';

const REMEDY = 'make it writable or name another folder';

/**
 * Creates the folder if it is missing, accessible to its owner only; or says in one sentence why it
 * cannot be used.
 */
export function dataFolderFault(path: string): string | undefined {
  try {
    makeFolder(path);
  } catch (error) {
    return `Cannot write to DATA_DIR "${path}": ${errorCode(error) ?? errorMessage(error)}; ${REMEDY}`;
  }
  const fault = folderFault(path);
  return fault === undefined ? undefined : `Cannot write to DATA_DIR "${path}": ${fault}`;
}

/** Why this user cannot work in an existing folder, and what to do; `undefined`: it can. */
export function folderFault(path: string): string | undefined {
  try {
    if (!statSync(path).isDirectory()) return 'it is not a folder; name another one';
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return `${errorCode(error) ?? errorMessage(error)}; ${remedy(path)}`;
  }
}

/** After paperboy was once run as another user, such as root, its files are inaccessible. */
function remedy(path: string): string {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  return owner === undefined || owner === process.getuid?.()
    ? REMEDY
    : `it belongs to user ${owner}: run paperboy as that user, or ${REMEDY}`;
}

/**
 * The folder's mode, such as `755`, if others on this machine may look into it; `undefined`: they
 * may not.
 */
export function widerMode(path: string): string | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o077) === 0 ? undefined : (mode & 0o777).toString(8);
}

/**
 * Node's own `recursive` never returns if the system refuses a folder with ENOENT, as /proc does.
 */
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
