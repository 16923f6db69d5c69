/**
 * A worker thread that maintains the index: it alone writes, so readers never wait for a writer.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../domain/error-text.js';
import type { IndexKeeperOptions, KeeperAnswer } from './index-keeper.js';
import { isDamage } from './derived-database.js';
import { deleteIndex, openIndexForWriting } from './index-database.js';
import { createIndexer } from './indexer.js';
import type { SyncProgress, SyncReport } from './sync-report.js';

const options = workerData as Omit<IndexKeeperOptions, 'workersFolder'> & { parseWorker: string };
if (options.rebuild) deleteIndex(options.dataFolder);
let database = openIndexForWriting(options.dataFolder, options.version);

const answer = (message: KeeperAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', () => {
  sync((done, total) => answer({ kind: 'progress', done, total })).then(
    (report) => answer({ kind: 'report', report }),
    (error: unknown) => answer({ kind: 'failure', message: errorMessage(error) }),
  );
});

/** Damage shows when a page is read: the index is then deleted and rebuilt at once. */
async function sync(onProgress: SyncProgress): Promise<SyncReport> {
  try {
    return await syncOnce(onProgress);
  } catch (error) {
    if (!isDamage(error)) throw error;
    database.close();
    deleteIndex(options.dataFolder);
    database = openIndexForWriting(options.dataFolder, options.version);
    return syncOnce(onProgress);
  }
}

function syncOnce(onProgress: SyncProgress): Promise<SyncReport> {
  const workerFile = new URL(options.parseWorker);
  return createIndexer(database, { parser: options.parser, workerFile }).sync(onProgress);
}
