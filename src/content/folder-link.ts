/** Links in the content folder, which are never followed. */
import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Finding } from '../domain/article.js';
import { errorCode } from '../domain/error-text.js';

/** Why the link at this path is not followed, and whether it points to a folder. */
export function describeLink(
  root: string,
  path: string,
): Omit<Finding, 'path'> & { readonly isFolder: boolean } {
  try {
    const target = realpathSync(join(root, path));
    const isFolder = statSync(target).isDirectory();
    const folder = realpathSync(root);
    const inside = target === folder || target.startsWith(folder + sep);
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
