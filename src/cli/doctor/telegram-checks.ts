/** What Telegram says about the bot: its token, its rights, its webhook, and the time. */
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import type { Clock, Instant } from '../../domain/clock.js';
import { proxyFor } from '../../domain/proxy.js';
import { proxiedFetch } from '../../proxied-fetch.js';
import { fine, wrong, type Check } from './check.js';

const TIMEOUT_MS = 10_000;
const MAX_CLOCK_SKEW_SECONDS = 60;

const meSchema = z.object({
  username: z.string(),
  can_read_all_group_messages: z.boolean().optional(),
  supports_inline_queries: z.boolean().optional(),
});
const webhookSchema = z.object({
  url: z.string(),
  pending_update_count: z.number().optional(),
  last_error_message: z.string().optional(),
});

/** Asks nothing without a token. */
export async function checkTelegram(config: Config, clock: Clock): Promise<readonly Check[]> {
  if (config.BOT_TOKEN === undefined)
    return [fine('token', 'no BOT_TOKEN: `paperboy start` opens the playground')];
  const { host } = new URL(config.TELEGRAM_API_ROOT);
  const proxy = proxyFor(config.TELEGRAM_API_ROOT, config);
  const ask = askTelegram(config, await proxiedFetch(proxy));
  const me = await ask('getMe', meSchema);
  if (me === undefined) return [wrong('token', unreached(host, proxy))];
  const clockChecks = checkClock(me.date, clock.now());
  if (me.result === undefined) {
    const message = `${host} refuses BOT_TOKEN (${me.status}); ask @BotFather for the right one`;
    return [wrong('token', message), ...clockChecks];
  }
  const webhook = await ask('getWebhookInfo', webhookSchema);
  return [
    fine(
      'token',
      `Telegram knows this bot as @${me.result.username}${proxy === undefined ? '' : `, through the proxy ${proxy.host}`}`,
    ),
    checkGroups(me.result),
    checkInline(me.result),
    ...(webhook?.result === undefined ? [] : [checkWebhook(webhook.result, config)]),
    ...clockChecks,
  ];
}

function unreached(host: string, proxy: URL | undefined): string {
  return proxy === undefined
    ? `cannot reach ${host}: check the network, or TELEGRAM_API_ROOT; where it is blocked, set HTTPS_PROXY`
    : `cannot reach ${host} through the proxy ${proxy.host}: check that it runs, its user and password, or set NO_PROXY`;
}

function checkGroups(me: z.infer<typeof meSchema>): Check {
  return me.can_read_all_group_messages === true
    ? fine('groups', 'the bot sees every message of its groups; it needs commands and replies only')
    : fine('groups', 'privacy mode is on: the bot sees commands and replies, which is enough');
}

function checkInline(me: z.infer<typeof meSchema>): Check {
  return me.supports_inline_queries === true
    ? fine('inline', `on: @${me.username} WORDS works in every chat`)
    : fine('inline', 'off; to let readers share articles, send /setinline to @BotFather');
}

function checkWebhook(
  {
    url,
    pending_update_count: pending = 0,
    last_error_message: fault,
  }: z.infer<typeof webhookSchema>,
  { WEBHOOK_URL }: Config,
): Check {
  if (WEBHOOK_URL === undefined)
    return url === ''
      ? fine('updates', `polled by the bot; ${pending} waiting`)
      : fine('updates', 'Telegram still has an old webhook; `paperboy start` removes it');
  if (url !== WEBHOOK_URL)
    return fine('updates', 'the webhook is not set yet; `paperboy start` sets it');
  return fault === undefined
    ? fine('updates', `brought to WEBHOOK_URL; ${pending} wait`)
    : wrong(
        'updates',
        `Telegram could not deliver updates to WEBHOOK_URL: ${fault}; check the proxy in front of the bot`,
      );
}

type Answer<Result> = {
  readonly status: number;
  readonly date: string | null;
  readonly result: Result | undefined;
};

type Ask = <Result>(
  method: string,
  schema: z.ZodType<Result>,
) => Promise<Answer<Result> | undefined>;

/** `undefined`: nobody answered. The error would contain the address, and with it the token. */
function askTelegram({ BOT_TOKEN = '', TELEGRAM_API_ROOT }: Config, fetchFrom: typeof fetch): Ask {
  return async (method, schema) => {
    try {
      const response = await fetchFrom(
        `${TELEGRAM_API_ROOT.replace(/\/$/, '')}/bot${BOT_TOKEN}/${method}`,
        { signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      const body: unknown = await response.json().catch(() => undefined);
      const parsed = z.object({ result: schema }).safeParse(body);
      return {
        status: response.status,
        date: response.headers.get('date'),
        result: parsed.data?.result,
      };
    } catch {
      return undefined;
    }
  };
}

function checkClock(date: string | null, now: Instant): readonly Check[] {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return [];
  const seconds = Math.round(Math.abs(now - theirs) / 1_000);
  return seconds <= MAX_CLOCK_SKEW_SECONDS
    ? [fine('clock', `agrees with Telegram's to ${seconds} s`)]
    : [
        wrong(
          'clock',
          `is ${seconds} s away from Telegram's; set it right, or today’s and yesterday’s stories are named wrongly`,
        ),
      ];
}
