/** What a file's place in the folder says about it, by the conventions of site generators. */
import { basename } from 'node:path';

/** Whether a file is in a `_drafts` folder, where Jekyll keeps drafts. */
export function isInDrafts(path: string): boolean {
  return /(?:^|\/)_drafts\//i.test(path);
}

/** Whether a file has a name such as `README.md`, which explains a repository. */
export function isRepositoryPage(path: string): boolean {
  return REPOSITORY_PAGE.test(basename(path));
}

/** Whether a file is Hugo's or Zola's `_index.md`, or lies among Jekyll's layouts and includes. */
export function isSectionPage(path: string): boolean {
  return /(?:^|\/)(?:_index(?:\.[\w-]+)?\.[a-z]+$|_(?:includes|layouts|data|sass|site)\/)/.test(
    path,
  );
}

const REPOSITORY_PAGE =
  /^(?:README|readme|Readme|LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|SUPPORT|COPYING|AUTHORS|NOTICE)(?:[.-][\w-]+)?\.[a-z]+$/;
