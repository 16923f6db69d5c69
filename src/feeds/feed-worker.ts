/**
 * The thread that reads feeds: if a stranger's feed takes too much time or memory, only this thread
 * ends.
 */
import { parentPort } from 'node:worker_threads';
import { readFeed, type FeedAnswer } from './read-feed.js';

parentPort?.on('message', (answer: FeedAnswer) => parentPort?.postMessage(readFeed(answer)));
