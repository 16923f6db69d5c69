/**
 * Reads a file of the content folder safely: only regular files inside it, of limited size, as
 * UTF-8.
 */
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { join, sep } from 'node:path';
import { errorCode } from '../domain/error-text.js';

const MAX_FILE_BYTES = 1_048_576;

/** Why a file could not be read; `message` continues a sentence that begins with its name. */
export type ReadFault = {
  readonly reason: 'gone' | 'unreadable' | 'not-a-file' | 'too-large' | 'encoding' | 'binary';
  readonly message: string;
};

/** A file's text; `hasNul`: the file contained NUL bytes. */
export type FileText = { readonly text: string; readonly hasNul: boolean };

/**
 * The text of a file, or why there is none. Follows no links; never throws. `path` is relative to
 * `root` and must come from a scan, never from a reader.
 */
export function readFileText(root: string, path: string): FileText | { readonly fault: ReadFault } {
  let descriptor: number;
  try {
    // O_NONBLOCK: opening a named pipe must not wait for a writer.
    descriptor = openSync(
      join(root, path),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (error) {
    return { fault: openFault(error) };
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile()) return fault('not-a-file', 'is not a regular file');
    if (!isInside(root, path, status)) {
      return fault(
        'not-a-file',
        'lies behind a link out of the content folder; it is not followed',
      );
    }
    if (status.size > MAX_FILE_BYTES) {
      const megabytes = (status.size / MAX_FILE_BYTES).toFixed(1);
      return fault('too-large', `has ${megabytes} MB; an article may have 1 MB at most`);
    }
    const bytes = Buffer.allocUnsafe(status.size);
    const length = readSync(descriptor, bytes, 0, status.size, 0);
    return decode(bytes.subarray(0, length));
  } catch (error) {
    return { fault: openFault(error) };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * O_NOFOLLOW covers only the last path segment: a parent folder may have become a link since the
 * scan.
 */
function isInside(root: string, path: string, opened: Stats): boolean {
  const real = realpathSync.native(join(root, path));
  const there = statSync(real);
  const isSame = there.ino === opened.ino && there.dev === opened.dev;
  return isSame && real.startsWith(realpathSync.native(root) + sep);
}

function decode(bytes: Buffer): FileText | { fault: ReadFault } {
  const first = bytes.readUInt16BE.bind(bytes);
  if (bytes.length >= 2 && (first(0) === 0xfffe || first(0) === 0xfeff)) {
    return fault('encoding', 'is in UTF-16; save it as UTF-8');
  }
  const hasNul = bytes.includes(0);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Text with a stray NUL is still text; a picture that happens to be valid UTF-8 is not.
    if (hasNul && countNul(bytes) > bytes.length / 20) return fault('binary', 'is not text');
    return { text, hasNul };
  } catch {
    return hasNul
      ? fault('binary', 'is not text')
      : fault('encoding', 'is not in UTF-8; save it as UTF-8');
  }
}

function countNul(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) count += 1;
  return count;
}

function openFault(error: unknown): ReadFault {
  switch (errorCode(error)) {
    case 'ENOENT':
      return { reason: 'gone', message: 'was deleted while it was being read' };
    case 'ELOOP':
      return {
        reason: 'not-a-file',
        message: 'is a link; articles are read from regular files only',
      };
    case 'EACCES':
    case 'EPERM':
      return { reason: 'unreadable', message: 'cannot be read: permission denied' };
    default:
      return {
        reason: 'unreadable',
        message: `cannot be read: ${errorCode(error) ?? 'unknown error'}`,
      };
  }
}

function fault(reason: ReadFault['reason'], message: string): { fault: ReadFault } {
  return { fault: { reason, message } };
}
