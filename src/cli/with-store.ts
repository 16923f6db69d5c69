/** Opens the store for a verb, says what is wrong when it cannot, and closes it after. */
import { makeDataFolder } from '../data-folder.js';
import { errorMessage } from '../domain/error-text.js';
import { openStore, type Store } from '../storage/open-store.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';

/** Runs the work on the open store; exit 2 when it cannot be opened. */
export async function withStore(
  { config, terminal }: CommandLine,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  let store: Store;
  try {
    makeDataFolder(config.DATA_DIR);
    store = await openStore(config.STORE_URL ?? 'sqlite:', config.DATA_DIR);
  } catch (error) {
    terminal.note(errorMessage(error));
    return WRONG_USE;
  }
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
