/** Files of a test as a real archive: a folder, an index, a library. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Archive, openArchive } from '../../src/archive.js';
import { readConfig } from '../../src/config.js';

export type OpenFolder = { readonly archive: Archive; close(): Promise<void> };

const root = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url));

/** Writes the files by their paths and indexes them; `close` removes everything. */
export async function openFolder(files: Readonly<Record<string, string>>): Promise<OpenFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-folder-'));
  const contentFolder = join(folder, 'content');
  mkdirSync(contentFolder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentFolder, path)), { recursive: true });
    writeFileSync(join(contentFolder, path), text);
  }
  const read = readConfig({
    environment: { CONTENT_DIR: contentFolder, DATA_DIR: join(folder, 'data') },
    workingFolder: root('.'),
    configFolder: root('config'),
  });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const workersFolder = new URL('../../dist/content/', import.meta.url);
  const archive = await openArchive(read.config, { workersFolder });
  if ('fault' in archive) throw new Error(archive.fault);
  return {
    archive,
    async close() {
      await archive.close();
      rmSync(folder, { recursive: true });
    },
  };
}
