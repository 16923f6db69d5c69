/**
 * Telegraf's client with a time limit on every call, and polling that survives network failures.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Telegram, TelegramError } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import { backoffMs } from '../domain/backoff.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { withTimeLimit } from '../domain/time-limit.js';
import { describeError } from './describe-error.js';
import { createProxyAgent } from './proxy-agent.js';

/** Where the Bot API is, and how long to wait for it. */
export type ClientOptions = {
  /** For example `https://api.telegram.org`, with or without a slash at the end. */
  readonly apiRoot: string;
  /** The proxy for every call; left out: none. */
  readonly proxy?: URL | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one getUpdates waits for updates; it is given up after twice as long. */
  readonly pollSeconds?: number;
  /** How long to wait after this many failures in a row, counted from 1. */
  readonly retryDelayMs?: (failures: number) => number;
};

/** Telegraf itself would wait 500 s for an answer. */
const CALL_LIMIT_MS = 15_000;
const POLL_SECONDS = 50;
/** Codes after which polling again is pointless: wrong token (401, 404), a second poller (409). */
const FATAL_CODES = [401, 404, 409];

/** Why only a person can help; `undefined`: trying again may. */
export function fatalReason(error: unknown): string | undefined {
  if (!(error instanceof TelegramError) || !FATAL_CODES.includes(error.code)) return undefined;
  if (error.code !== 409) return 'Cannot start the bot: Telegram does not know this BOT_TOKEN';
  return error.description.includes('webhook')
    ? 'Cannot poll Telegram: a webhook was set for this bot by another program'
    : 'Cannot poll Telegram: another program is polling with the same BOT_TOKEN';
}

/** The only client; telegraf polls through it too, so its polling has the same limits. */
export class BotClient extends Telegram {
  readonly #options: ClientOptions & Required<Pick<ClientOptions, 'pollSeconds' | 'retryDelayMs'>>;
  readonly #closing = new AbortController();
  #failures = 0;
  #heardAt: Instant | undefined;

  constructor(token: string, options: ClientOptions) {
    super(token, { apiRoot: options.apiRoot.replace(/\/*$/, '/'), webhookReply: false });
    // Set afterwards: the constructor drops an agent for plain http addresses.
    if (options.proxy !== undefined)
      this.options.agent = createProxyAgent(options.proxy, options.apiRoot);
    this.#options = { pollSeconds: POLL_SECONDS, retryDelayMs: backoffMs, ...options };
  }

  /**
   * Rejects with an `AbortError` when no answer comes in time; a poll waits and tries again
   * instead.
   */
  override callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
  ): Promise<ReturnType<Methods[M]>> {
    if (method !== 'getUpdates' || !('timeout' in payload)) {
      return super.callApi(method, payload, { signal: timeLimit(CALL_LIMIT_MS) });
    }
    const { pollSeconds } = this.#options;
    const poll = { ...payload, timeout: pollSeconds };
    return this.#poll(() =>
      withTimeLimit(2 * pollSeconds * 1_000, this.#closing.signal, (signal) =>
        super.callApi(method, poll, { signal: signal as ApiSignal }),
      ),
    );
  }

  /** Ends the polling; other calls still work. */
  stopPolling(): void {
    this.#closing.abort();
  }

  /** Why no updates arrive now, for the operator; `undefined`: they do. */
  deafness(now: Instant): string | undefined {
    if (this.#heardAt === undefined) return 'it has not polled Telegram yet';
    if (this.#failures > 0) return 'Telegram cannot be reached';
    const isSilent = now - this.#heardAt > 2 * this.#options.pollSeconds * 1_000 + CALL_LIMIT_MS;
    return isSilent ? 'Telegram has not answered for minutes' : undefined;
  }

  /** Telegram has answered: the bot is known, or a poll has returned. */
  noteHeard(now: Instant): void {
    this.#heardAt = now;
  }

  async #poll<T>(ask: () => Promise<T>): Promise<T> {
    const { clock, log, retryDelayMs } = this.#options;
    try {
      const updates = await ask();
      if (this.#failures > 0) log.info({ failures: this.#failures }, 'Telegram answers again');
      this.#failures = 0;
      this.noteHeard(clock.now());
      return updates;
    } catch (error) {
      if (this.#closing.signal.aborted || fatalReason(error) !== undefined) throw error;
      this.#failures += 1;
      const waitMs = retryAfterMs(error) ?? retryDelayMs(this.#failures);
      log.warn({ reason: describeError(error), waitMs }, 'Cannot reach Telegram, will try again');
      await sleep(waitMs, undefined, { signal: this.#closing.signal });
      // Telegraf's loop takes an empty list as "no news" and asks again.
      return [] as T;
    }
  }
}

/** The type from node-fetch that telegraf names; at run time it uses Node's own signal. */
type ApiSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

function timeLimit(ms: number): ApiSignal {
  return AbortSignal.timeout(ms) as ApiSignal;
}

function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof TelegramError ? error.parameters?.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1_000;
}
