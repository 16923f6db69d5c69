/** Makes Telegram deliver updates to a webhook, and keeps it that way until stopped. */
import { TelegramError } from 'telegraf';
import { backoffMs } from '../domain/backoff.js';
import type { Log } from '../domain/log.js';
import { rest } from '../domain/rest.js';
import { type BotClient, fatalReason } from './bot-client.js';
import type { BotIdentity } from './bot-identity.js';
import type { RunEnd } from './bot-runner.js';
import { describeError } from './describe-error.js';
import { ALLOWED_UPDATES } from './read-update.js';

/** Where Telegram delivers updates, and the secret by which it is recognised. */
export type Webhook = { readonly url: string; readonly secret: string };

/** What a runner registers with, and whom it informs. */
export type WebhookRunnerParts = {
  readonly client: BotClient;
  readonly webhook: Webhook;
  /** Telegram knows the bot and its address. */
  readonly onReady: (me: BotIdentity) => void;
  /** What is wrong with the webhook now; `undefined`: nothing. */
  readonly onState: (fault: string | undefined) => void;
  readonly log: Log;
  readonly closing: AbortSignal;
  /** How long to wait after this many failures in a row, counted from 1. */
  readonly retryDelayMs?: (failures: number) => number;
  /** How often to check that the webhook is still registered; left out: every minute. */
  readonly checkMs?: number;
};

/**
 * As many as Telegram allows by default (Bot API, setWebhook); each is answered as soon as the
 * update is stored.
 */
const MAX_CONNECTIONS = 40;
const CHECK_MS = 60_000;

/**
 * Runs until `closing` is aborted or until a fatal answer. Never rejects. The webhook stays
 * registered when the bot stops: another process may be behind it, and otherwise Telegram keeps
 * updates until one is. Polling removes it.
 */
export async function runWebhook(parts: WebhookRunnerParts): Promise<RunEnd> {
  const { closing, log, retryDelayMs = backoffMs, checkMs = CHECK_MS } = parts;
  let [failures, isReady, toldAt] = [0, false, 0];
  while (!closing.aborted) {
    try {
      if (!isReady) parts.onReady(await register(parts));
      else toldAt = await check(parts, toldAt);
      [failures, isReady] = [0, true];
      await rest(checkMs, closing);
    } catch (error) {
      const reason = isReady ? undefined : cannotRegister(error);
      if (reason !== undefined) return { kind: 'fatal', reason };
      parts.onState('Telegram cannot be reached');
      failures += 1;
      log.warn({ reason: describeError(error) }, 'Cannot reach Telegram, will try again');
      await rest(retryDelayMs(failures), closing);
    }
  }
  return { kind: 'stopped' };
}

async function register({ client, webhook, onState }: WebhookRunnerParts): Promise<BotIdentity> {
  const me = await client.callApi('getMe', {});
  await client.callApi('setWebhook', {
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: [...ALLOWED_UPDATES],
    max_connections: MAX_CONNECTIONS,
  });
  onState(undefined);
  return { id: me.id, username: me.username, hasInline: me.supports_inline_queries };
}

/** Registers again if another program removed the webhook; logs Telegram's complaints once. */
async function check(parts: WebhookRunnerParts, toldAt: number): Promise<number> {
  const { client, webhook, log } = parts;
  const found = await client.callApi('getWebhookInfo', {});
  if (found.url !== webhook.url) {
    log.warn({}, 'Another program removed the webhook; it is set again');
    await register(parts);
    return toldAt;
  }
  const failedAt = found.last_error_date ?? 0;
  const isNew = failedAt > toldAt && found.pending_update_count > 0;
  parts.onState(isNew ? 'Telegram cannot deliver updates to the webhook' : undefined);
  if (isNew)
    log.warn(
      { reason: found.last_error_message, pending: found.pending_update_count },
      'Telegram cannot deliver updates to the webhook',
    );
  return Math.max(failedAt, toldAt);
}

/** Why only a person can help; `undefined`: trying again may. */
function cannotRegister(error: unknown): string | undefined {
  if (error instanceof TelegramError && error.code === 400)
    return `Cannot set the webhook: Telegram says "${error.description}"; check WEBHOOK_URL and WEBHOOK_SECRET`;
  return fatalReason(error);
}
