/**
 * Opens the store for a verb, reports any reason why it cannot be opened, and closes it afterwards.
 */
import type { Config } from '../config/config.js';
import { dataFolderFault } from '../data-folder.js';
import type { Clock } from '../domain/clock.js';
import { errorMessage } from '../domain/error-text.js';
import { openStore, type Store } from '../storage/open-store.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';

/**
 * Runs the work on the open store; exit 2 when it cannot be opened, or somebody is changing it as a
 * whole.
 */
export async function withStore(
  { config, terminal, clock }: CommandLine,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await openConfigured(config, clock);
  if (typeof store === 'string') {
    terminal.note(store);
    return WRONG_USE;
  }
  const attendance = await store.attend('verb').catch(errorMessage);
  if (attendance === undefined || typeof attendance === 'string') {
    const why = attendance ?? 'migrate-store or schema is working on it; try again when it is done';
    terminal.note(`Cannot use the database of STORE_URL: ${why}`);
    await store.close();
    return WRONG_USE;
  }
  try {
    return await work(store);
  } finally {
    await attendance.end();
    await store.close();
  }
}

/**
 * Why the store cannot be used, in one sentence; `undefined`: it can, and its tables are up to
 * date.
 */
export async function storeFault({ config, clock }: CommandLine): Promise<string | undefined> {
  const store = await openConfigured(config, clock);
  if (typeof store === 'string') return store;
  await store.close();
  return undefined;
}

async function openConfigured(
  { STORE_URL: url, DATA_DIR }: Config,
  clock: Clock,
): Promise<Store | string> {
  // Only a store elsewhere can do without the data folder.
  const fault = url === 'sqlite:' ? dataFolderFault(DATA_DIR) : undefined;
  if (fault !== undefined) return fault;
  return openStore(url, DATA_DIR, { clock }).catch(errorMessage);
}
