import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config, type ConfigFault } from '../../src/config/config.js';
import type { MisspeltSetting } from '../../src/config/misspelt-settings.js';

/** The configuration that comes with paperboy. */
export const standardConfigFolder = new URL('../../config/', import.meta.url).pathname;

/** A temporary folder of folders, each of which paperboy may be started in. */
export interface SettingsFolder {
  readonly path: string;
  /** A new, empty folder in it. */
  readonly makeFolder: () => string;
  /** What paperboy reads in a new folder with this `.env`. */
  readonly read: (
    environment: Record<string, string>,
    dotenv?: string,
  ) => { config?: Config; faults?: ConfigFault[]; misspelt: readonly MisspeltSetting[] };
  readonly remove: () => void;
}

export function openSettingsFolder(): SettingsFolder {
  const path = mkdtempSync(join(tmpdir(), 'paperboy-config-'));
  const makeFolder = (): string => mkdtempSync(join(path, 'folder-'));
  return {
    path,
    makeFolder,
    read: (environment, dotenv = '') => {
      const workingFolder = makeFolder();
      writeFileSync(join(workingFolder, '.env'), dotenv);
      return readConfig({ environment, workingFolder, configFolder: standardConfigFolder });
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
