/** Runs the bot, on Telegram or in the playground. */
import { setFlagsFromString } from 'node:v8';
import { startApp } from '../app.js';
import type { Archive } from '../archive.js';
import { widerMode } from '../data-folder.js';
import type { Clock } from '../domain/clock.js';
import type { GitContent } from '../feeds/git-content.js';
import type { Monitor } from '../http/monitor.js';
import type { WebhookDoor } from '../http/webhook-door.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { openLog } from './open-log.js';

/** Requests leave little garbage: 2 MB instead of 16 save 60 MB of memory and cost no time. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=2';

/** The account of the bot, the server it talks to, and its clock. */
export type Connection = {
  readonly token: string;
  readonly apiRoot: string;
  readonly clock: Clock;
  readonly monitor: Monitor;
  /** The bot has real readers: only then are feeds fetched. */
  readonly isLive: boolean;
  /** The repository that the articles come from. */
  readonly gitContent?: GitContent | undefined;
  /** Where Telegram delivers updates; left out: the bot polls for them. */
  readonly door?: WebhookDoor | undefined;
  /** Called once, when the bot answers. */
  readonly onReady: (username: string) => void;
};

/** Long enough to close everything the bot uses. */
const LEFT_BEHIND_MS = 3_000;

/** Runs until it is told to stop or until only a person can help. */
export async function runBot(
  { config, terminal, environment }: CommandLine,
  archive: Archive,
  connection: Connection,
): Promise<ExitCode> {
  const { onReady, ...wire } = connection;
  setFlagsFromString(SMALL_YOUNG_GENERATION);
  const log = openLog({ config, terminal, environment });
  const mode = widerMode(config.DATA_DIR);
  if (mode !== undefined)
    log.warn(
      { folder: config.DATA_DIR, mode },
      'Others on this machine may look into DATA_DIR; chmod 700 keeps them out',
    );
  const { report } = archive;
  if (report !== undefined) {
    log.info({ ...report }, 'The index is up to date');
    if (report.articles === 0)
      log.warn({ folder: config.CONTENT_DIR }, 'The content folder contains no articles yet');
  }
  const app = await startApp({
    config,
    archive,
    log,
    ...wire,
  });
  if ('fault' in app) {
    terminal.note(app.fault);
    return WRONG_USE;
  }
  let isReady = false;
  const run = app.run((username) => {
    // After a lost connection the bot becomes ready again, but the person is told only once.
    if (!isReady) onReady(username);
    isReady = true;
  });
  const end = await Promise.race([run, stopSignal()]);
  await app.stop();
  exitSoon();
  if (end.fault === undefined) return DONE;
  terminal.note(end.fault);
  return FAULTS;
}

/**
 * telegraf's HTTP client leaves a timer of 500 s behind for each interrupted answer, which would
 * keep the process alive. By now everything of our own is closed.
 */
function exitSoon(): void {
  setTimeout(() => process.exit(), LEFT_BEHIND_MS).unref();
}

/** Settles at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<{ readonly fault: undefined }> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve({ fault: undefined }));
    }
  });
}
