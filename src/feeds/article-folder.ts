/** The folder with a feed's articles. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';

/** Files, found by the id at the end of their names, and always read and written whole. */
export type ArticleFolder = {
  /** `undefined`: no file has this id. */
  find(id: string): { readonly name: string; readonly text: string } | undefined;
  /** Replaces the file atomically: readers see all of it or nothing. */
  write(name: string, text: string): void;
};

/**
 * Creates the folder if it is missing, and lists it. Throws the system's error when it cannot be
 * used.
 */
export function openArticleFolder(path: string): ArticleFolder {
  if (existsSync(path)) removeLeftovers(path);
  else mkdirSync(path, { recursive: true });
  const names = new Map(
    readdirSync(path).flatMap((name) => {
      const id = /([A-Za-z0-9]{16})\.md$/.exec(name)?.[1];
      return id === undefined ? [] : [[id, name]];
    }),
  );
  return {
    find(id) {
      const name = names.get(id);
      return name === undefined
        ? undefined
        : { name, text: readFileSync(join(path, name), 'utf8') };
    },
    write(name, text) {
      // The scan ignores hidden files.
      const draft = join(path, `.${randomUUID()}.draft`);
      writeFileSync(draft, text, { flag: 'wx' });
      renameSync(draft, join(path, name));
    },
  };
}

/** Left behind by a process that was killed; otherwise drafts only exist for a moment. */
function removeLeftovers(path: string): void {
  for (const name of readdirSync(path))
    if (/^\.[0-9a-f-]{36}\.draft$/.test(name)) rmSync(join(path, name), { force: true });
}
