/** Runs parse tasks in worker threads, or in this thread when starting one would not pay off. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { breathe } from '../domain/breathe.js';
import { createArticleParser, type ParserOptions } from './article-parser.js';
import { runParseTask, type ParseResult, type ParseTask } from './parse-task.js';

/** Where parse tasks are run. */
export type ParsePool = {
  /** Results in the order of the tasks; each thread has at most two tasks at a time. */
  run(tasks: Iterable<ParseTask>): AsyncGenerator<ParseResult>;
  close(): Promise<void>;
};

/** A single thread writes the results: more than two parsers would wait for it, at 80 MB each. */
const MAX_THREADS = 2;

/** Runs everything in the calling thread: right for a handful of files. */
export function createInlinePool(options: ParserOptions): ParsePool {
  const parser = createArticleParser(options);
  return {
    async *run(tasks) {
      for (const task of tasks) {
        yield runParseTask(parser, task);
        await breathe();
      }
    },
    close: () => Promise.resolve(),
  };
}

/** Starts threads from `workerFile`; a thread that dies rejects the run. */
export function openThreadPool(workerFile: URL, options: ParserOptions): ParsePool {
  const threads = Array.from({ length: Math.min(MAX_THREADS, availableParallelism()) }, () =>
    openThread(workerFile, options),
  );
  return {
    async *run(tasks) {
      const underWay: Promise<ParseResult>[] = [];
      let next = 0;
      for (const task of tasks) {
        const thread = threads[next++ % threads.length];
        if (thread === undefined) return;
        const result = thread.run(task);
        // Each result is awaited below in its turn; until then its failure must not count as
        // unhandled.
        result.catch(() => undefined);
        underWay.push(result);
        const oldest = underWay.length < threads.length * 2 ? undefined : underWay.shift();
        if (oldest !== undefined) yield await oldest;
      }
      for (const result of underWay) yield await result;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function openThread(workerFile: URL, options: ParserOptions) {
  const worker = new Worker(workerFile, {
    workerData: options,
    resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 },
  });
  const waiting: { resolve: (result: ParseResult) => void; reject: (error: Error) => void }[] = [];
  const fail = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('message', (result: ParseResult) => waiting.shift()?.resolve(result));
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('Cannot parse: a worker thread ended')));
  return {
    run: (task: ParseTask) =>
      new Promise<ParseResult>((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(task);
      }),
    close: () => worker.terminate(),
  };
}
