/** `paperboy start` and `paperboy playground`: the running bot. */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { startApp } from '../app.js';
import type { Archive } from '../archive.js';
import { createHttpServer } from '../http/http-server.js';
import { createMonitor, type Monitor } from '../http/monitor.js';
import { createLog } from '../log.js';
import { startPlayground, type Playground } from '../playground/playground.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';

/** What a request leaves behind is little: 2 MB for it instead of 16 save 60 MB of memory and no time. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=2';

type Connection = {
  readonly token: string;
  readonly apiRoot: string;
  readonly monitor: Monitor;
};

/** Runs until it is told to stop. Without BOT_TOKEN it is the playground. */
export async function startVerb(commandLine: CommandLine): Promise<ExitCode> {
  const { BOT_TOKEN, TELEGRAM_API_ROOT, HOST, PORT } = commandLine.config;
  if (BOT_TOKEN === undefined) {
    commandLine.terminal.note(
      'No BOT_TOKEN is set: this is the playground, where nothing leaves this machine',
    );
    return playgroundVerb(commandLine, {});
  }
  const monitor = createMonitor();
  // Before the index is built: whoever watches the bot sees that it is alive and not ready.
  const server = await createHttpServer({ host: HOST, port: PORT, routes: monitor.routes });
  if ('fault' in server) {
    commandLine.terminal.note(`${server.fault}; set PORT to take another`);
    return WRONG_USE;
  }
  const connection = { token: BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT, monitor };
  try {
    return await withArchive(
      commandLine,
      (archive) =>
        runBot(commandLine, archive, connection, (username) => {
          const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${server.port}`;
          commandLine.terminal.note(
            `@${username} answers on Telegram, its health is at ${address}/readyz; Ctrl-C stops it`,
          );
        }),
      { llm: true },
    );
  } finally {
    await server.close();
  }
}

/** The real bot on a local Bot API, with a chat page in the browser. */
export async function playgroundVerb(
  commandLine: CommandLine,
  { port = commandLine.config.PORT }: { port?: number | undefined },
): Promise<ExitCode> {
  const monitor = createMonitor();
  const playground = await startPlayground({
    host: commandLine.config.HOST,
    port,
    routes: monitor.routes,
  });
  if ('problem' in playground) {
    commandLine.terminal.note(`${playground.problem}; set PORT or use --port to take another`);
    return WRONG_USE;
  }
  try {
    return await withArchive(
      commandLine,
      (archive) => runPlayground(commandLine, archive, { playground, monitor }),
      { llm: true },
    );
  } finally {
    await playground.close();
  }
}

function runPlayground(
  commandLine: CommandLine,
  archive: Archive,
  { playground, monitor }: { readonly playground: Playground; readonly monitor: Monitor },
): Promise<ExitCode> {
  // Its people are invented: they must not meet those of the real bot.
  const STORE_URL = `sqlite:${join(commandLine.config.DATA_DIR, 'playground.db')}`;
  const config = { ...commandLine.config, STORE_URL, KEYV_URL: undefined };
  const { token, apiRoot } = playground;
  return runBot({ ...commandLine, config }, archive, { token, apiRoot, monitor }, () =>
    commandLine.terminal.note(`The chat page is at ${playground.url}; Ctrl-C stops it`),
  );
}

async function runBot(
  { config, terminal }: CommandLine,
  archive: Archive,
  { token, apiRoot, monitor }: Connection,
  onReady: (username: string) => void,
): Promise<ExitCode> {
  setFlagsFromString(SMALL_YOUNG_GENERATION);
  const log = createLog({
    level: config.LOG_LEVEL,
    format: config.LOG_FORMAT ?? (terminal.isInteractive ? 'pretty' : 'json'),
    output: terminal.errorStream,
  });
  for (const key of ['WEBHOOK_URL'] as const) {
    if (config[key] !== undefined) log.warn({ key }, 'This setting has no effect yet');
  }
  const { report } = archive;
  if (report !== undefined) {
    log.info({ ...report }, 'The index is up to date');
    if (report.articles === 0)
      log.warn({ folder: config.CONTENT_DIR }, 'The content folder holds no article yet');
  }
  const app = await startApp({
    config,
    archive,
    log,
    clock: { now: () => Date.now() },
    token,
    apiRoot,
    monitor,
  });
  if ('fault' in app) {
    terminal.note(app.fault);
    return WRONG_USE;
  }
  let isReady = false;
  const run = app.run((username) => {
    // After a lost connection the bot is ready again; the person is told once.
    if (!isReady) onReady(username);
    isReady = true;
  });
  const end = await Promise.race([run, stopSignal()]);
  await app.stop();
  if (end.fault === undefined) return DONE;
  terminal.note(end.fault);
  return FAULTS;
}

/** Settles at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
function stopSignal(): Promise<{ readonly fault: undefined }> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve({ fault: undefined }));
    }
  });
}
