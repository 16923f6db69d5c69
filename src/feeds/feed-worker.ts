/** The thread that reads feeds: what strangers write may take long or much memory, and only this thread ends. */
import { parentPort } from 'node:worker_threads';
import { readFeed, type FeedAnswer } from './read-feed.js';

parentPort?.on('message', (answer: FeedAnswer) => parentPort?.postMessage(readFeed(answer)));
