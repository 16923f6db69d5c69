/** Keeps the archive in step with the content folder while the bot is running. */
import type { Archive } from './archive.js';
import { watchFolder } from './content/watch-folder.js';
import type { Log } from './domain/log.js';

/** The folder that is being followed. */
export type ContentFollower = {
  /** Checks the whole folder now. Never rejects. */
  readonly refresh: () => Promise<void>;
  readonly unwatch: () => Promise<void>;
};

/** Watches the folder; where that is impossible, only `refresh` finds changes. */
export async function followContent(
  archive: Archive,
  folder: string,
  log: Log,
): Promise<ContentFollower> {
  const refresh = createRefresh(archive, log);
  return { refresh, unwatch: await watch(folder, refresh, log) };
}

/** A folder that cannot be read is logged once, not at every scan. */
function createRefresh(archive: Archive, log: Log): () => Promise<void> {
  let isFailing = false;
  return async () => {
    try {
      await archive.sync();
      if (isFailing) log.info({}, 'The content folder can be read again');
      isFailing = false;
    } catch (error) {
      if (!isFailing)
        log.error({ err: error }, 'Cannot follow the content folder; readers see the last state');
      isFailing = true;
    }
  };
}

async function watch(
  folder: string,
  refresh: () => Promise<void>,
  log: Log,
): Promise<() => Promise<void>> {
  try {
    return await watchFolder(folder, () => void refresh());
  } catch (error) {
    log.warn(
      { err: error },
      'Cannot watch the content folder; it is read again from time to time instead',
    );
    return () => Promise.resolve();
  }
}
