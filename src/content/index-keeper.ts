/** Keeps the index up to date from a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { ParserOptions } from './article-parser.js';
import type { SyncProgress, SyncReport } from './sync-report.js';

/** What the thread is started with. */
export type IndexKeeperOptions = {
  readonly dataFolder: string;
  /** Changes with the rules that the index is made by: an index of another version is rebuilt. */
  readonly version: string;
  readonly parser: ParserOptions;
  /** The first sync rebuilds everything from scratch. */
  readonly rebuild: boolean;
  /** Where the compiled `index-worker.js` and `parse-worker.js` are. */
  readonly workersFolder: URL;
};

/** What the thread answers. */
export type KeeperAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: SyncReport }
  | { readonly kind: 'failure'; readonly message: string };

/** The main thread's handle on the thread that writes the index. */
export type IndexKeeper = {
  /**
   * Brings the index up to date. Calls during a sync share one more sync right after it. Rejects
   * when the folder or the index cannot be used.
   */
  sync(onProgress?: SyncProgress): Promise<SyncReport>;
  close(): Promise<void>;
};

/** An idle thread holds 50 MB; starting one takes a fifth of a second. */
const IDLE_MS = 2_000;

/** Opens nothing before the first sync. A thread that has ended is restarted by the next one. */
export function createIndexKeeper(options: IndexKeeperOptions): IndexKeeper {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let current: Promise<SyncReport> | undefined;
  let next: Promise<SyncReport> | undefined;

  function start(): Worker {
    const { workersFolder, ...rest } = options;
    const started = new Worker(new URL('index-worker.js', workersFolder), {
      workerData: { ...rest, parseWorker: new URL('parse-worker.js', workersFolder).href },
    });
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  function run(onProgress: SyncProgress): Promise<SyncReport> {
    clearTimeout(idle);
    const thread = (worker ??= start());
    return new Promise<SyncReport>((resolve, reject) => {
      const settle = (act: () => void) => {
        idle = setTimeout(() => {
          // Dropped before it is terminated, so that a sync that comes now starts a new one.
          worker = undefined;
          void thread.terminate();
        }, IDLE_MS).unref();
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (message: KeeperAnswer) => {
        if (message.kind === 'progress') onProgress(message.done, message.total);
        else if (message.kind === 'report') settle(() => resolve(message.report));
        else settle(() => reject(new Error(message.message)));
      };
      const onError = (error: Error) => settle(() => reject(error));
      const onExit = () => settle(() => reject(new Error('Cannot index: the thread ended')));
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.postMessage('sync');
    });
  }

  function sync(onProgress: SyncProgress = () => undefined): Promise<SyncReport> {
    if (current === undefined) {
      current = run(onProgress).finally(() => (current = undefined));
      return current;
    }
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return sync(onProgress);
      });
    return next;
  }

  return {
    sync,
    close: async () => {
      clearTimeout(idle);
      const ending = worker;
      worker = undefined;
      await ending?.terminate();
    },
  };
}
