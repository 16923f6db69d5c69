/** Lists the Markdown files of a folder, at any depth, without opening one. */
import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { Finding } from '../domain/article.js';
import { errorCode } from '../domain/error-text.js';

/** A file as the folder lists it. */
export type ScannedFile = {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly size: number;
  /** Milliseconds since 1970, whole. */
  readonly modifiedAt: number;
};

/** Everything that was found in a folder. */
export type Scan = {
  readonly files: readonly ScannedFile[];
  /** What looks like an article and cannot be one: links, folders and special files named like Markdown. */
  readonly findings: readonly Finding[];
};

const MAX_DEPTH = 32;

/** Whether a file name is one of an article. */
export function isArticleName(name: string): boolean {
  return /^[^.].*\.(md|markdown)$/i.test(name);
}

/**
 * Every regular `.md` and `.markdown` file, sorted by path. Hidden files and folders and
 * `node_modules` are passed over; links are reported and never followed.
 * Throws when the folder itself cannot be listed.
 */
export function scanFolder(root: string): Scan {
  const files: ScannedFile[] = [];
  const findings: Finding[] = [];
  const report = (path: string, kind: Finding['kind'], reason: string, message: string) =>
    findings.push({ path, kind, reason, message });

  const visit = (folder: string, depth: number): void => {
    for (const entry of listFolder(root, folder, report)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const named = isArticleName(entry.name);
      if (entry.isSymbolicLink()) {
        const link = describeLink(root, path);
        if (named || link.isFolder) report(path, link.kind, link.reason, link.message);
      } else if (entry.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (named)
          report(
            path,
            'warning',
            'folder',
            'is a folder with the name of an article; the files in it are read',
          );
        if (depth < MAX_DEPTH) visit(path, depth + 1);
        else
          report(
            path,
            'problem',
            'too-deep',
            `is more than ${MAX_DEPTH} folders deep; its files are not read`,
          );
      } else if (named && entry.isFile()) {
        const status = lstatSync(join(root, path), { throwIfNoEntry: false });
        if (status === undefined && path.includes('\uFFFD'))
          report(path, 'problem', 'file-name', 'has a name that is not in UTF-8; rename it');
        else if (status === undefined)
          report(path, 'warning', 'gone', 'was deleted while the folder was being read');
        else files.push({ path, size: status.size, modifiedAt: Math.trunc(status.mtimeMs) });
      } else if (named) {
        report(path, 'problem', 'not-a-file', 'is not a regular file');
      }
    }
  };
  visit('', 0);
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { files, findings };
}

function listFolder(
  root: string,
  folder: string,
  report: (path: string, kind: Finding['kind'], reason: string, message: string) => void,
): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (folder === '') throw error;
    const code = errorCode(error) ?? 'unknown error';
    if (code !== 'ENOENT') report(folder, 'problem', 'unreadable', `cannot be listed: ${code}`);
    return [];
  }
}

function describeLink(
  root: string,
  path: string,
): { kind: 'problem' | 'warning'; reason: string; message: string; isFolder: boolean } {
  try {
    const target = realpathSync(join(root, path));
    const isFolder = statSync(target).isDirectory();
    const inside = target.startsWith(realpathSync(root) + sep);
    return inside
      ? {
          kind: 'warning',
          reason: 'link',
          message: 'is a link; articles are read from regular files only',
          isFolder,
        }
      : {
          kind: 'problem',
          reason: 'link-outside',
          message: 'is a link out of the content folder; it is not followed',
          isFolder,
        };
  } catch (error) {
    return errorCode(error) === 'ELOOP'
      ? {
          kind: 'problem',
          reason: 'link-loop',
          message: 'is a link that leads back to itself',
          isFolder: false,
        }
      : {
          kind: 'problem',
          reason: 'link-broken',
          message: 'is a link to nothing',
          isFolder: false,
        };
  }
}
