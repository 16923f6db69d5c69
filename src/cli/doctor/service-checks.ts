/** Feeds, git, and the port on which the bot answers. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { errorCode } from '../../domain/error-text.js';
import { feedFaults } from '../../feeds/feed-faults.js';
import { createFeedList } from '../../feeds/feed-list.js';
import { createFeedMemories } from '../../feeds/feed-memory.js';
import { openGitContent } from '../../inflow.js';
import type { CommandLine } from '../command-line.js';
import { counted } from '../counted.js';
import { fine, wrong, type Check } from './check.js';

const readySchema = z.object({
  ready: z.boolean(),
  faults: z.record(z.string(), z.string()).default({}),
});

const ASK_MS = 3_000;

/** Takes the port for a moment. If a paperboy is using it, that is not a fault. */
export async function checkPort({ HOST, PORT }: Config): Promise<Check> {
  if (PORT === 0) return fine('port', 'a free one is taken at the start');
  const place = `${HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`;
  const code = await listenFault(HOST, PORT);
  if (code === undefined) return fine('port', `${place} is free`);
  if (code !== 'EADDRINUSE')
    return wrong('port', `cannot listen on ${place}: ${code}; set HOST and PORT`);
  const faults = await askPaperboy(HOST, PORT);
  if (faults === undefined)
    return wrong('port', `${place} is taken by another program; set another PORT`);
  const parts = Object.entries(faults).map(([part, fault]) => `${part}: ${fault}`);
  return parts.length === 0
    ? fine('port', `a paperboy answers on ${place} and is ready`)
    : wrong(
        'port',
        `a paperboy answers on ${place} and is not ready (${parts.join('; ')}); its log says why`,
      );
}

function listenFault(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error) ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

/** The parts that are not ready there; `undefined`: it is not a paperboy. */
async function askPaperboy(
  host: string,
  port: number,
): Promise<Readonly<Record<string, string>> | undefined> {
  // A program that listens on all addresses also listens on this one.
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  const address = `http://${near.includes(':') ? `[${near}]` : near}:${port}/readyz`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ASK_MS) });
    return readySchema.safeParse(await response.json()).data?.faults;
  } catch {
    return undefined;
  }
}

/** As of their last requests; makes none. */
export function checkFeeds({ feeds, DATA_DIR }: Config): Check {
  const list = createFeedList(feeds, DATA_DIR);
  const damaged = list.fault();
  if (damaged !== undefined) return wrong('feeds', damaged.fault);
  const faults = feedFaults(list, createFeedMemories(DATA_DIR)).map(
    ({ source, message }) => `${source}: ${message}`,
  );
  const count = list.list().length;
  const read = count === 0 ? 'none' : counted(count, 'feed');
  return faults.length === 0
    ? fine('feeds', read)
    : wrong(
        'feeds',
        `${faults.length} of ${read} failed when last asked; correct or remove: ${faults.slice(0, 3).join('; ')}`,
      );
}

/** Asks the repository of CONTENT_GIT for its branch. */
export async function checkGit(
  config: Config,
  environment: CommandLine['environment'],
): Promise<Check> {
  const content = openGitContent(config, environment);
  if (content === undefined) return fine('git', 'not used');
  try {
    await promisify(execFile)('git', ['--version']);
  } catch {
    return wrong('git', 'CONTENT_GIT is set and there is no git; install it');
  }
  const fault = await content.probe();
  return fault === undefined
    ? fine('git', 'the repository of CONTENT_GIT answers')
    : wrong(
        'git',
        `cannot read the repository of CONTENT_GIT: ${fault}; check its address, its branch and the key or password`,
      );
}
