/** Reads feeds in a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { FeedDocument, FeedReader } from './read-feed.js';

/** A reader whose thread is started by the first feed and ended by `close`. */
export type FeedThread = { readonly read: FeedReader; close(): Promise<void> };

const MAX_READ_MS = 20_000;
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

type Answer = FeedDocument | { readonly fault: string };

/**
 * Reads one feed at a time; a feed that takes too much time or memory only takes its thread down.
 */
export function createFeedThread(): FeedThread {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const run: FeedReader = (answer) =>
    new Promise<Answer>((resolve) => {
      const thread = (worker ??= start());
      const settle = (result: Answer) => {
        clearTimeout(timer);
        thread.off('message', settle).off('error', onError).off('exit', onExit);
        resolve(result);
      };
      const onError = () => settle({ fault: 'is a feed that takes too much memory to read' });
      const onExit = () => settle({ fault: 'was not read' });
      const timer = setTimeout(() => {
        settle({ fault: `is a feed that takes longer than ${MAX_READ_MS / 1_000} s to read` });
        worker = undefined;
        void thread.terminate();
      }, MAX_READ_MS);
      thread.on('message', settle).on('error', onError).on('exit', onExit);
      thread.postMessage(answer);
    });

  function start(): Worker {
    const started = new Worker(new URL('feed-worker.js', import.meta.url), {
      resourceLimits: LIMITS,
    });
    // An error event without a listener would end the whole process.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  }

  return {
    read: (answer) => {
      const result = last.then(() => run(answer));
      last = result;
      return result;
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}
