/** A worker thread that keeps the index: it alone writes, so that readers never wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../domain/error-text.js';
import type { IndexKeeperOptions, KeeperAnswer } from './index-keeper.js';
import { deleteIndex, openIndexForWriting } from './index-database.js';
import { createIndexer } from './indexer.js';

const options = workerData as Omit<IndexKeeperOptions, 'workersFolder'> & { parseWorker: string };
if (options.rebuild) deleteIndex(options.dataFolder);
const database = openIndexForWriting(options.dataFolder, options.version);
const indexer = createIndexer(database, {
  parser: options.parser,
  workerFile: new URL(options.parseWorker),
});

const answer = (message: KeeperAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', () => {
  indexer
    .sync((done, total) => answer({ kind: 'progress', done, total }))
    .then(
      (report) => answer({ kind: 'report', report }),
      (error: unknown) => answer({ kind: 'failure', message: errorMessage(error) }),
    );
});
