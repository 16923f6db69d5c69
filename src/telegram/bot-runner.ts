/** Keeps telegraf polling until it is stopped or only a person can help. */
import { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';
import { backoffMs } from '../domain/backoff.js';
import type { Log } from '../domain/log.js';
import { rest } from '../domain/rest.js';
import { type BotClient, fatalReason } from './bot-client.js';
import type { BotIdentity } from './bot-identity.js';
import { describeError } from './describe-error.js';
import { ALLOWED_UPDATES } from './read-update.js';

/** Why the bot stopped running. `reason` is one sentence for the person who started it. */
export type RunEnd =
  { readonly kind: 'stopped' } | { readonly kind: 'fatal'; readonly reason: string };

/** What a runner polls with, and whom it informs. */
export type RunnerParts = {
  readonly client: BotClient;
  /**
   * Resolves when the update may be forgotten: telegraf waits for that before its next poll
   * confirms it.
   */
  readonly onUpdate: (update: Update, me: BotIdentity) => Promise<void>;
  /** Telegram knows the bot, and polling begins; called again after each restart. */
  readonly onReady: (me: BotIdentity) => void;
  readonly log: Log;
  readonly closing: AbortSignal;
  /** How long to wait after this many failed starts in a row, counted from 1. */
  readonly retryDelayMs?: (failures: number) => number;
};

/** Runs until `closing` is aborted or until a fatal answer. Never rejects. */
export async function runBot(parts: RunnerParts): Promise<RunEnd> {
  const { client, closing, log, retryDelayMs = backoffMs } = parts;
  const bot = createBot(parts);
  let failures = 0;
  const onLaunch = () => {
    failures = 0;
    const me = bot.botInfo;
    parts.onReady({
      id: me?.id ?? 0,
      username: me?.username ?? '',
      hasInline: me?.supports_inline_queries === true,
    });
  };
  const stop = () => {
    client.stopPolling();
  };
  closing.addEventListener('abort', stop, { once: true });
  while (!closing.aborted) {
    try {
      await bot.launch({ allowedUpdates: [...ALLOWED_UPDATES] }, onLaunch);
      if (!closing.aborted) log.warn({}, 'The polling ended, starting it again');
    } catch (error) {
      if (closing.aborted) break;
      const reason = fatalReason(error);
      if (reason !== undefined) return { kind: 'fatal', reason };
      log.warn({ reason: describeError(error) }, 'Cannot start polling, will try again');
    }
    failures += 1;
    await rest(retryDelayMs(failures), closing);
  }
  return { kind: 'stopped' };
}

function createBot({ client, onUpdate, log }: RunnerParts): Telegraf {
  const bot = new Telegraf(client.token);
  bot.telegram = client;
  bot.use((ctx) => onUpdate(ctx.update, ctx.botInfo));
  // An error that escapes from a handler would end the polling.
  bot.catch((error) => {
    log.error({ reason: describeError(error) }, 'Cannot handle an update');
  });
  return bot;
}
