/** The folder that a feed's articles are in. */
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

/** Files by the id that ends their names, read and written whole. */
export type ArticleFolder = {
  /** `undefined`: no file has this id. */
  find(id: string): { readonly name: string; readonly text: string } | undefined;
  /** Puts the file in place at once: whoever reads sees all of it or none. */
  write(name: string, text: string): void;
};

/** Makes the folder where it is missing and lists it. Throws what the system says when it cannot be used. */
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
      // The scan passes over hidden files.
      const draft = join(path, `.${randomUUID()}.draft`);
      writeFileSync(draft, text, { flag: 'wx' });
      renameSync(draft, join(path, name));
    },
  };
}

/** What a process that was killed left behind; a draft lives for a moment only. */
function removeLeftovers(path: string): void {
  for (const name of readdirSync(path))
    if (/^\.[0-9a-f-]{36}\.draft$/.test(name)) rmSync(join(path, name), { force: true });
}
