/** Notices changes in the content folder. */
import { realpathSync } from 'node:fs';
import { subscribe } from '@parcel/watcher';
import { isArticleName } from './scan-folder.js';
import { basename } from 'node:path';

/** Several saves within this time count as one change. */
const SETTLE_MS = 150;

/**
 * Calls `onChange` soon after an article was added, changed, renamed or deleted, until the returned
 * function is called. Network mounts send no events, so rescan from time to time as well. Rejects
 * when the system cannot watch the folder.
 */
export async function watchFolder(
  folder: string,
  onChange: () => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  // The system can watch a folder, but not a link to one.
  const subscription = await subscribe(realpathSync(folder), (error, events) => {
    // After the system's queue has overflowed, anything may have changed.
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
