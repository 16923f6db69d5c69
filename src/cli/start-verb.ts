/** `paperboy start`: the bot on Telegram. */
import type { Config } from '../config.js';
import { createHttpServer } from '../http/http-server.js';
import { createMonitor } from '../http/monitor.js';
import { createWebhookDoor, type WebhookDoor } from '../http/webhook-door.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { playgroundVerb } from './playground-verb.js';
import { runBot } from './run-bot.js';
import { withArchive } from './with-archive.js';

/** Runs until it is told to stop. Without BOT_TOKEN it is the playground. */
export async function startVerb(commandLine: CommandLine): Promise<ExitCode> {
  const { BOT_TOKEN, TELEGRAM_API_ROOT, HOST, PORT } = commandLine.config;
  if (BOT_TOKEN === undefined) {
    commandLine.terminal.note(
      'No BOT_TOKEN is set: this is the playground, where nothing leaves this machine',
    );
    return playgroundVerb(commandLine, {});
  }
  const monitor = createMonitor(commandLine.version);
  // Before the index is built: whoever watches the bot sees that it is alive and not ready.
  const door = webhookDoor(commandLine.config);
  const routes = door === undefined ? monitor.routes : [...monitor.routes, door.routes];
  const server = await createHttpServer({ host: HOST, port: PORT, routes });
  if ('fault' in server) {
    commandLine.terminal.note(`${server.fault}; set PORT to take another`);
    return WRONG_USE;
  }
  const connection = {
    token: BOT_TOKEN,
    apiRoot: TELEGRAM_API_ROOT,
    clock: { now: Date.now },
    monitor,
    door,
    isLive: true,
  };
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

/** `undefined`: the bot asks Telegram for updates itself. */
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
