/** `paperboy backup FILE` and `paperboy restore FILE`: copies the store and puts a copy back. */
import { dataFolderFault } from '../data-folder.js';
import { backUpStore, restoreStore } from '../storage/backup.js';
import { DONE, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';

/** Copies the store while the bot runs. */
export async function backupVerb(
  { config, terminal, json }: CommandLine,
  file: string,
): Promise<ExitCode> {
  const outcome = await backUpStore(config.STORE_URL, config.DATA_DIR, file);
  if ('fault' in outcome) {
    terminal.note(outcome.fault);
    return WRONG_USE;
  }
  await terminal.print(json ? JSON.stringify(outcome) : `The store is in "${file}"`);
  return DONE;
}

/** Replaces the store with a backup while no bot is running. */
export async function restoreVerb(
  { config, terminal, json, clock }: CommandLine,
  file: string,
): Promise<ExitCode> {
  const { STORE_URL, DATA_DIR } = config;
  const fault = dataFolderFault(DATA_DIR);
  const stamp = new Date(clock.now()).toISOString().replace(/[^\dT]/g, '');
  const outcome =
    fault === undefined
      ? await restoreStore({ url: STORE_URL, dataFolder: DATA_DIR, source: file, stamp })
      : { fault };
  if ('fault' in outcome) {
    terminal.note(outcome.fault);
    return WRONG_USE;
  }
  const kept = outcome.kept === undefined ? '' : `; the previous one is in "${outcome.kept}"`;
  await terminal.print(
    json ? JSON.stringify(outcome) : `The store was replaced with "${file}"${kept}`,
  );
  return DONE;
}
