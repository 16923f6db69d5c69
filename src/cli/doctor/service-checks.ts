/** What the bot talks to beside Telegram: its store, its port, feeds and git. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import type { Config } from '../../config.js';
import { errorCode, errorMessage } from '../../domain/error-text.js';
import { createFeedList } from '../../feeds/feed-list.js';
import { createFeedMemories } from '../../feeds/feed-memory.js';
import { storeFile } from '../../storage/open-database.js';
import { probeDatabase } from '../../storage/probe-database.js';
import { storeAdvice } from '../../storage/store-advice.js';
import { counted } from '../counted.js';
import { fine, wrong, type Check } from './check.js';

/** Reads the store, and changes nothing in it. */
export async function checkStore({ STORE_URL: url = 'sqlite:', DATA_DIR }: Config): Promise<Check> {
  const file = storeFile(url, DATA_DIR);
  if (file !== undefined && !existsSync(file))
    return fine('store', `"${file}" is not there yet; the first start makes it`);
  try {
    await probeDatabase(url, DATA_DIR);
    return fine('store', file === undefined ? 'the database of STORE_URL answers' : `"${file}"`);
  } catch (error) {
    const why = errorMessage(error);
    return wrong(
      'store',
      file === undefined
        ? `cannot reach the database of STORE_URL: ${why}; check that it runs, and its address, user and password`
        : `cannot read "${file}": ${why}${storeAdvice(error)}`,
    );
  }
}

/** Takes the port for a moment. */
export function checkPort({ HOST, PORT }: Config): Promise<Check> {
  if (PORT === 0) return Promise.resolve(fine('port', 'a free one is taken at the start'));
  const place = `${HOST}:${PORT}`;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = errorCode(error);
      resolve(
        code === 'EADDRINUSE'
          ? wrong('port', `${place} is taken; if that is not this bot running, set another PORT`)
          : wrong('port', `cannot listen on ${place}: ${code ?? error.message}; set HOST and PORT`),
      );
    });
    server.listen({ host: HOST, port: PORT }, () =>
      server.close(() => resolve(fine('port', `${place} is free`))),
    );
  });
}

/** As the last requests left them; none is made. */
export function checkFeeds({ feeds, DATA_DIR }: Config): Check {
  const memories = createFeedMemories(DATA_DIR);
  const sources = createFeedList(feeds, DATA_DIR).list();
  const faults = sources.flatMap(({ url }) => {
    const { fault } = memories.load(url);
    return fault === undefined ? [] : [`${url}: ${fault}`];
  });
  const read = sources.length === 0 ? 'none' : counted(sources.length, 'feed');
  return faults.length === 0
    ? fine('feeds', read)
    : wrong(
        'feeds',
        `${faults.length} of ${read} failed when last asked; correct or remove: ${faults.slice(0, 3).join('; ')}`,
      );
}

/** Only what CONTENT_GIT needs. */
export async function checkGit({ CONTENT_GIT }: Config): Promise<Check> {
  if (CONTENT_GIT === undefined) return fine('git', 'not used');
  try {
    const { stdout } = await promisify(execFile)('git', ['--version']);
    return fine('git', stdout.trim());
  } catch {
    return wrong('git', 'CONTENT_GIT is set and there is no git; install it');
  }
}
