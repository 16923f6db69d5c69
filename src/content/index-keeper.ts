/** Keeps the index fresh from a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { ParserOptions } from './article-parser.js';
import type { SyncProgress, SyncReport } from './sync-report.js';

/** What the thread is told when it starts. */
export type IndexKeeperOptions = {
  readonly dataFolder: string;
  /** Changes when the rules that make an index do: an index of another version is built again. */
  readonly version: string;
  readonly parser: ParserOptions;
  /** The first sync builds everything from nothing. */
  readonly rebuild: boolean;
  /** Where the compiled `index-worker.js` and `parse-worker.js` are. */
  readonly workersFolder: URL;
};

/** What the thread says back. */
export type KeeperAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: SyncReport }
  | { readonly kind: 'failure'; readonly message: string };

/** The main thread’s side of the thread that writes the index. */
export type IndexKeeper = {
  /**
   * Brings the index up to date; a call while one is under way starts another after it, shared by
   * all who called meanwhile. Rejects when the folder or the index cannot be used.
   */
  sync(onProgress?: SyncProgress): Promise<SyncReport>;
  close(): Promise<void>;
};

/** An idle thread holds 50 MB; starting one takes a fifth of a second. */
const IDLE_MS = 2_000;

/** Nothing is opened before the first sync. A thread that ends is started again by the next one. */
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
          // First out of reach, then ended: a sync that comes now starts another.
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
