/** A worker thread that runs the indexer's tasks one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { createArticleParser, type ParserOptions } from './article-parser.js';
import { runParseTask, type ParseTask } from './parse-task.js';

const parser = createArticleParser(workerData as ParserOptions);
parentPort?.on('message', (task: ParseTask) => parentPort?.postMessage(runParseTask(parser, task)));
