/** The folders: articles, paperboy's own data, and free space. */
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Config } from '../../config/config.js';
import { indexFileId } from '../../content/index-database.js';
import { scanFolder } from '../../content/scan-folder.js';
import { folderFault, widerMode } from '../../data-folder.js';
import { errorCode } from '../../domain/error-text.js';
import { LEAST_FREE_BYTES } from '../../domain/trouble.js';
import { counted } from '../counted.js';
import { fine, wrong, type Check } from './check.js';

/** Lists the files without opening any. */
export function checkContent({ CONTENT_DIR, CONTENT_GIT }: Config): Check {
  try {
    const { files, findings } = scanFolder(CONTENT_DIR);
    const problems = findings.filter(({ kind }) => kind === 'problem').length;
    if (files.length === 0 && CONTENT_GIT !== undefined)
      return fine(
        'content',
        `"${CONTENT_DIR}" is empty; a bot with a token fills it from CONTENT_GIT`,
      );
    if (files.length === 0)
      return wrong(
        'content',
        `"${CONTENT_DIR}" contains no Markdown files; set CONTENT_DIR to the folder of your articles`,
      );
    const newest = new Date(Math.max(...files.map(({ modifiedAt }) => modifiedAt)));
    const rest = problems > 0 ? `; ${counted(problems, 'path')} cannot be read` : '';
    return fine(
      'content',
      `${counted(files.length, 'Markdown file')} in "${CONTENT_DIR}", the last one saved on ${newest.toISOString().slice(0, 10)}${rest}; \`paperboy check\` looks into them`,
    );
  } catch (error) {
    if (CONTENT_GIT !== undefined && errorCode(error) === 'ENOENT')
      return fine('content', 'not there yet; a bot with a token fills it from CONTENT_GIT');
    return wrong(
      'content',
      `cannot list CONTENT_DIR "${CONTENT_DIR}": ${errorCode(error) ?? String(error)}; name a folder that exists`,
    );
  }
}

/** Creates nothing: if a folder is missing, checks the place where it would be created. */
export function checkDataFolder({ DATA_DIR }: Config): Check {
  const there = existingPart(DATA_DIR);
  const fault = folderFault(there);
  if (fault !== undefined) return wrong('data', `cannot write to DATA_DIR "${there}": ${fault}`);
  if (there !== DATA_DIR)
    return fine('data', `"${DATA_DIR}" does not exist yet; the first start creates it`);
  const mode = widerMode(DATA_DIR);
  const warning =
    mode === undefined
      ? ''
      : `; others on this machine may look into it (mode ${mode}): chmod 700 keeps them out`;
  return fine('data', `"${DATA_DIR}" can be written${warning}`);
}

/** The free space where DATA_DIR is or will be. */
export function checkDisk({ DATA_DIR }: Config): Check {
  const { bavail, bsize } = statfsSync(existingPart(DATA_DIR));
  const free = bavail * bsize;
  const shown = `${(free / 1e9).toFixed(1)} GB free`;
  return free < LEAST_FREE_BYTES
    ? wrong('disk', `${shown} for DATA_DIR; free some space, or the index and deliveries stop`)
    : fine('disk', shown);
}

/** Only checks that it exists, without opening it. */
export function checkIndex({ DATA_DIR }: Config): Check {
  return fine(
    'index',
    indexFileId(DATA_DIR) !== undefined
      ? 'built; it is brought up to date at every start'
      : 'not built yet; the first start builds it',
  );
}

/** The folder itself, or its nearest existing parent. */
export function existingPart(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existingPart(dirname(path));
}
