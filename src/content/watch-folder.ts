/** Tells when something in the content folder changed. */
import { realpathSync } from 'node:fs';
import { subscribe } from '@parcel/watcher';
import { isArticleName } from './scan-folder.js';
import { basename } from 'node:path';

/** Several saves in this time are one change. */
const SETTLE_MS = 150;

/**
 * Calls `onChange` soon after an article was added, changed, renamed or deleted, until the returned
 * function is called. Network mounts send no events: rescan from time to time as well.
 * Rejects when the system cannot watch the folder.
 */
export async function watchFolder(
  folder: string,
  onChange: () => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  // The system watches a folder, not a link to one.
  const subscription = await subscribe(realpathSync(folder), (error, events) => {
    // After an overflow of the system's queue anything may have changed.
    const matters =
      error !== null ||
      events.some(
        (event) =>
          event.type === 'delete' ||
          isArticleName(basename(event.path)) ||
          !basename(event.path).includes('.'),
      );
    if (!matters) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      onChange();
    }, SETTLE_MS);
  });
  return async () => {
    clearTimeout(timer);
    await subscription.unsubscribe();
  };
}
