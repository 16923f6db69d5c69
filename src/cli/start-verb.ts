/** `paperboy start`: the bot on Telegram. */
import type { Archive } from '../archive.js';
import type { Config } from '../config/config.js';
import type { GitContent } from '../feeds/git-content.js';
import { createContentHook } from '../http/content-hook.js';
import { createHttpServer, type Routes } from '../http/http-server.js';
import { openGitContent } from '../inflow.js';
import { createMonitor } from '../http/monitor.js';
import { createWebhookDoor, type WebhookDoor } from '../http/webhook-door.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';
import { storeFault } from './with-store.js';

/** Runs until it is told to stop. Without BOT_TOKEN it is the playground. */
export async function startVerb(commandLine: CommandLine): Promise<ExitCode> {
  const { BOT_TOKEN, TELEGRAM_API_ROOT, HOST, PORT } = commandLine.config;
  if (BOT_TOKEN === undefined) {
    commandLine.terminal.note(
      'No BOT_TOKEN is set: this is the playground, where nothing leaves this machine',
    );
    const { playgroundVerb } = await import('./playground-verb.js');
    return playgroundVerb(commandLine, {});
  }
  const monitor = createMonitor(commandLine.version);
  // Opened before the index is built, so that monitoring sees a bot that is alive but not ready.
  const door = webhookDoor(commandLine.config);
  const gitContent = openGitContent(commandLine.config, commandLine.environment);
  const routes = [
    ...monitor.routes,
    ...(door === undefined ? [] : [door.routes]),
    ...hookRoutes(commandLine.config, gitContent),
  ];
  const server = await createHttpServer({ host: HOST, port: PORT, routes });
  if ('fault' in server) {
    commandLine.terminal.note(server.fault);
    return WRONG_USE;
  }
  // Checked before the index is built, which takes a minute if there are many files.
  const fault = await storeFault(commandLine);
  if (fault !== undefined) {
    commandLine.terminal.note(fault);
    await server.close();
    return WRONG_USE;
  }
  const connection = {
    token: BOT_TOKEN,
    apiRoot: TELEGRAM_API_ROOT,
    clock: commandLine.clock,
    monitor,
    door,
    isLive: true,
    gitContent,
    onReady: (username: string) => {
      const address = `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${server.port}`;
      commandLine.terminal.note(
        `@${username} answers on Telegram, its health is at ${address}/readyz; Ctrl-C stops it`,
      );
    },
  };
  // Loads the bot while a thread brings the index up to date.
  const loading = import('./run-bot.js');
  try {
    const pulled = await gitContent?.pull();
    if (pulled?.kind === 'failed')
      commandLine.terminal.note(`Cannot pull the articles of CONTENT_GIT: ${pulled.message}`);
    const run = async (archive: Archive) =>
      (await loading).runBot(commandLine, archive, connection);
    return await withArchive(commandLine, run, { llm: true });
  } finally {
    await server.close();
  }
}

/** The route on which a git server announces a push. */
function hookRoutes(
  { CONTENT_GIT_SECRET: secret }: Config,
  gitContent: GitContent | undefined,
): readonly Routes[] {
  if (secret === undefined || gitContent === undefined) return [];
  return [createContentHook(secret, () => void gitContent.pull())];
}

/** `undefined`: the bot polls Telegram for updates. */
function webhookDoor({
  WEBHOOK_URL,
  WEBHOOK_PATH,
  WEBHOOK_SECRET,
}: Config): WebhookDoor | undefined {
  if (WEBHOOK_URL === undefined || WEBHOOK_SECRET === undefined) return undefined;
  return createWebhookDoor({
    path: WEBHOOK_PATH ?? new URL(WEBHOOK_URL).pathname,
    secret: WEBHOOK_SECRET,
  });
}
