/** Lists the Markdown files of a folder, at any depth, without opening them. */
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../domain/article.js';
import { errorCode } from '../domain/error-text.js';
import { describeLink } from './folder-link.js';

/** A file in the folder's listing. */
export type ScannedFile = {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly size: number;
  /** Whole milliseconds since 1970. */
  readonly modifiedAt: number;
};

/** Everything found in a folder. */
export type Scan = {
  readonly files: readonly ScannedFile[];
  /** Things named like Markdown files that cannot be articles: links, folders and special files. */
  readonly findings: readonly Finding[];
};

const MAX_DEPTH = 32;

/** Whether a file with this name counts as an article. */
export function isArticleName(name: string): boolean {
  return /^[^.].*\.(md|markdown|mdx)$/is.test(name);
}

/** What is wrong with a path. */
type Fault = Pick<Finding, 'kind' | 'reason' | 'message'>;

/**
 * Every regular `.md`, `.markdown` and `.mdx` file, sorted by path. Hidden files and folders and
 * `node_modules` are skipped; links are reported and never followed. Throws when the folder itself
 * cannot be listed.
 */
export function scanFolder(root: string): Scan {
  const files: ScannedFile[] = [];
  const findings: Finding[] = [];
  visit('', 0);
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, findings };

  function visit(folder: string, depth: number): void {
    for (const entry of listFolder(folder)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isNamed = isArticleName(entry.name);
      if (entry.isSymbolicLink()) {
        const { isFolder, ...fault } = describeLink(root, path);
        if (isNamed || isFolder) report(path, fault);
      } else if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (isNamed) report(path, NAMED_FOLDER);
        if (depth < MAX_DEPTH) visit(path, depth + 1);
        else report(path, TOO_DEEP);
      } else if (isNamed && entry.isFile()) addFile(path);
      else if (isNamed) report(path, NO_FILE);
    }
  }

  function listFolder(folder: string): readonly Dirent[] {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true });
    } catch (error) {
      if (folder === '') throw error;
      const code = errorCode(error) ?? 'unknown error';
      const message = `cannot be listed: ${code}`;
      if (code !== 'ENOENT') report(folder, { kind: 'problem', reason: 'unreadable', message });
      return [];
    }
  }

  function addFile(path: string): void {
    const status = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (status === undefined) report(path, path.includes('\uFFFD') ? BAD_NAME : GONE);
    else files.push({ path, size: status.size, modifiedAt: Math.trunc(status.mtimeMs) });
  }

  function report(path: string, fault: Fault): void {
    findings.push({ path, ...fault });
  }
}

const NAMED_FOLDER: Fault = {
  kind: 'warning',
  reason: 'folder',
  message: 'is a folder with the name of an article; the files in it are read',
};
const TOO_DEEP: Fault = {
  kind: 'problem',
  reason: 'too-deep',
  message: `is more than ${MAX_DEPTH} folders deep; its files are not read`,
};
const NO_FILE: Fault = {
  kind: 'problem',
  reason: 'not-a-file',
  message: 'is not a regular file',
};
const BAD_NAME: Fault = {
  kind: 'problem',
  reason: 'file-name',
  message: 'has a name that is not in UTF-8; rename it',
};
const GONE: Fault = {
  kind: 'warning',
  reason: 'gone',
  message: 'was deleted while the folder was being read',
};
