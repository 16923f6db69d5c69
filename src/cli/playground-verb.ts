/** `paperboy playground`: the bot on a local Bot API. */
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.js';
import { dataFolderFault } from '../data-folder.js';
import { createMonitor } from '../http/monitor.js';
import { EDITOR_ID } from '../playground/cast.js';
import { Newsroom } from '../playground/newsroom.js';
import { startPlayground } from '../playground/playground.js';
import { ShiftedClock } from '../playground/shifted-clock.js';
import type { Stage } from '../playground/stage.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { runBot } from './run-bot.js';
import { withArchive } from './with-archive.js';

const SAMPLES_FOLDER = fileURLToPath(new URL('../../content/', import.meta.url));

/** Whoever drops an article on the page wants to see it announced, without waiting for more. */
const MAX_SETTLE_SECONDS = 2;

/** Runs the real bot on a local Bot API, with a chat page for the browser. */
export async function playgroundVerb(
  commandLine: CommandLine,
  { port = commandLine.config.PORT }: { port?: number | undefined },
): Promise<ExitCode> {
  const { terminal } = commandLine;
  const fault = dataFolderFault(stageFolder(commandLine.config));
  if (fault !== undefined) {
    terminal.note(fault);
    return WRONG_USE;
  }
  const { CONTENT_GIT, feeds } = commandLine.config;
  if (CONTENT_GIT !== undefined || (feeds.feeds?.length ?? 0) > 0)
    terminal.note('The playground fetches neither CONTENT_GIT nor feeds; a bot with a token does');
  const { config, stage } = setStage(commandLine);
  const monitor = createMonitor(commandLine.version);
  const playground = await startPlayground({
    host: config.HOST,
    port,
    stage,
    diaryPath: join(stageFolder(commandLine.config), 'chats.json'),
    routes: monitor.routes,
  });
  if ('fault' in playground) {
    terminal.note(playground.fault);
    return WRONG_USE;
  }
  const line = { ...commandLine, config };
  const { token, apiRoot } = playground;
  const connection = {
    token,
    apiRoot,
    clock: stage.clock,
    monitor,
    isLive: false,
    onReady: () => terminal.note(`The chat page is at ${playground.url}; Ctrl-C stops it`),
  };
  try {
    return await withArchive(line, (archive) => runBot(line, archive, connection), { llm: true });
  } finally {
    await playground.close();
  }
}

/**
 * The samples are copied before use; an owner's own articles are read in place and never written
 * to.
 */
function setStage({ config, clock: realClock }: CommandLine): { config: Config; stage: Stage } {
  const folder = stageFolder(config);
  const clock = new ShiftedClock(join(folder, 'clock'), () => realClock.now());
  const isSamples = isSameFolder(config.CONTENT_DIR, SAMPLES_FOLDER);
  const articles = join(folder, 'articles');
  const newsroom = isSamples
    ? Newsroom.open(articles, SAMPLES_FOLDER, () => clock.now())
    : undefined;
  const contentFolder = isSamples ? articles : config.CONTENT_DIR;
  return {
    config: {
      ...config,
      CONTENT_DIR: contentFolder,
      DATA_DIR: isSamples ? folder : config.DATA_DIR,
      // Its people are invented and must not mix with those of the real bot.
      STORE_URL: `sqlite:${join(folder, 'store.db')}`,
      ADMIN_IDS: [EDITOR_ID],
      ALERT_SETTLE_SECONDS: Math.min(config.ALERT_SETTLE_SECONDS, MAX_SETTLE_SECONDS),
    },
    stage: {
      clock,
      newsroom,
      contentFolder,
      adminIds: [EDITOR_ID],
      timeZone: config.TIMEZONE,
      digestTime: config.DIGEST_TIME,
    },
  };
}

/** Everything that the playground stores; delete it while nothing is running to start afresh. */
function stageFolder({ DATA_DIR }: Config): string {
  return join(DATA_DIR, 'playground');
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
