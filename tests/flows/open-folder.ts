/** Files of a test as a real archive: a folder, an index, a library. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Archive, openArchive } from '../../src/archive.js';
import { readConfig } from '../../src/config/config.js';
import { quietLog } from '../telegram/quiet-log.js';

export type OpenFolder = { readonly archive: Archive; close(): Promise<void> };

const root = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url));

/** Writes the files by their paths and indexes them; `close` removes everything. */
export async function openFolder(files: Readonly<Record<string, string>>): Promise<OpenFolder> {
  const contentFolder = mkdtempSync(join(tmpdir(), 'paperboy-folder-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(contentFolder, path)), { recursive: true });
    writeFileSync(join(contentFolder, path), text);
  }
  const opened = await openContent(contentFolder);
  return {
    ...opened,
    async close() {
      await opened.close();
      rmSync(contentFolder, { recursive: true });
    },
  };
}

/** Indexes a folder that is there; `close` removes the index. */
export async function openContent(contentFolder: string): Promise<OpenFolder> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'paperboy-data-'));
  const read = readConfig({
    environment: { CONTENT_DIR: contentFolder, DATA_DIR: dataFolder },
    workingFolder: root('.'),
    configFolder: root('config'),
  });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const workersFolder = new URL('../../dist/content/', import.meta.url);
  const archive = await openArchive(read.config, {
    workersFolder,
    clock: { now: () => Date.parse('2026-11-23T08:00Z') },
    log: quietLog,
  });
  if ('fault' in archive) throw new Error(archive.fault);
  return {
    archive,
    async close() {
      await archive.close();
      rmSync(dataFolder, { recursive: true });
    },
  };
}
