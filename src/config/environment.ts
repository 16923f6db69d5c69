/** The environment variables that paperboy reads, and what each may contain. */
import { z } from 'zod';
import { isBotToken } from '../domain/bot-token.js';
import { LANGUAGES } from '../domain/language.js';
import { parseProxy } from '../domain/proxy.js';
import { knownTimeZone } from '../domain/zone-time.js';
import { isGitAddress } from '../feeds/git-address.js';
import { parseSqliteAddress, SQLITE_ADDRESS_WANTED } from '../storage/sqlite-address.js';

/** Variables whose value must never appear in a message. */
export const SECRETS = new Set([
  'BOT_TOKEN',
  'WEBHOOK_SECRET',
  'LLM_API_KEY',
  'CONTENT_GIT',
  'CONTENT_GIT_SECRET',
  'STORE_URL',
  'KEYV_URL',
  'HTTPS_PROXY',
  'HTTP_PROXY',
]);

/** Variables that other programs also read in lower case. */
export const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'] as const;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`);

const httpUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'an http(s) address',
  );

const proxyAddress = z
  .string()
  .refine(
    (text) => parseProxy(text) !== undefined,
    'the address of an http(s) proxy, such as http://proxy.example.org:3128',
  );

const TELEGRAM = /^https?:\/\/api\.telegram\.org(?:[:/]|$)/;

const OWN_PATHS = ['/healthz', '/readyz', '/metrics', '/hooks/content'];
const WEBHOOK_PATH_WANTED = `a path of / A–Z a–z 0–9 _ . ~ - beside ${OWN_PATHS.join(', ')}`;

/** Every variable, what it may contain, and its default. */
export const environmentSchema = z
  .object({
    BOT_TOKEN: z
      .string()
      .refine(isBotToken, 'the token that @BotFather gave, like 123456:ABC…')
      .optional(),
    TELEGRAM_API_ROOT: httpUrl.default('https://api.telegram.org'),
    HTTPS_PROXY: proxyAddress.optional(),
    HTTP_PROXY: proxyAddress.optional(),
    NO_PROXY: z.string().optional(),
    CONTENT_DIR: z.string().default('content'),
    SITE_URL: httpUrl.optional(),
    DATA_DIR: z.string().default('data'),
    STORE_URL: z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'an address that begins with sqlite: or postgres://')
      .refine(namesFile, SQLITE_ADDRESS_WANTED)
      .default('sqlite:'),
    KEYV_URL: z
      .string()
      .refine(
        (text) => URL.canParse(text) && /^(sqlite:|(rediss?|postgres(ql)?):\/\/)/.test(text),
        'an address that begins with redis://, postgres:// or sqlite:',
      )
      .refine(namesFile, SQLITE_ADDRESS_WANTED)
      .optional(),
    ADMIN_IDS: z
      .string()
      .regex(
        /^\s*\d+(\s*,\s*\d+)*\s*$/,
        'numeric Telegram ids separated by commas (`/mydata` shows yours)',
      )
      .transform((text) => text.split(',').map(Number))
      .default([]),
    DEFAULT_LANGUAGE: z.enum(LANGUAGES, `one of ${LANGUAGES.join(', ')}`).default('zh-Hant'),
    TIMEZONE: z
      .string()
      .refine((name) => knownTimeZone(name) !== undefined, 'a time zone such as Asia/Hong_Kong')
      .default('Asia/Hong_Kong'),
    DIGEST_TIME: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day (HH:MM)')
      .default('08:00'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(8080),
    WEBHOOK_URL: httpUrl.optional(),
    WEBHOOK_PATH: z.string().refine(isWebhookPath, WEBHOOK_PATH_WANTED).optional(),
    // Telegram accepts a single character, but whoever guesses the secret can pose as anybody.
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,256}$/, '16–256 of A–Z a–z 0–9 _ -')
      .optional(),
    RATE_PER_SECOND: wholeNumber(1, 1000).default(28),
    CHAT_GAP_MS: wholeNumber(0, 3_600_000).default(1000),
    GROUP_GAP_MS: wholeNumber(0, 3_600_000).default(3000),
    ALERT_SETTLE_SECONDS: wholeNumber(0, 86_400).default(10),
    ALERT_SETTLE_MAX_SECONDS: wholeNumber(0, 86_400).default(60),
    ALERT_MAX_AGE_HOURS: wholeNumber(0, 1_000_000).default(48),
    CONTENT_SCAN_SECONDS: wholeNumber(1, 86_400).default(60),
    CONTENT_GIT: z
      .string()
      .refine(isGitAddress, 'an address such as https://host/articles.git or git@host:articles.git')
      .optional(),
    CONTENT_GIT_SECONDS: wholeNumber(10, 86_400).default(300),
    CONTENT_GIT_SECRET: z
      .string()
      .regex(/^[\x21-\x7E]{16,256}$/, '16–256 characters without spaces')
      .optional(),
    FEED_ALLOW_PRIVATE: z
      .enum(['true', 'false'], 'true or false')
      .default('false')
      .transform((word) => word === 'true'),
    LLM_BASE_URL: httpUrl.optional(),
    LLM_API_KEY: z.string().optional(),
    LLM_MODEL: z.string().optional(),
    LLM_DAILY_TOKENS: wholeNumber(0, 999_999_999).default(200_000),
    LOG_LEVEL: z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'one of trace, debug, info, warn, error, fatal, silent',
      )
      .default('info'),
    LOG_FORMAT: z.enum(['json', 'pretty'], 'json or pretty').optional(),
  })
  .refine(
    // Only one's own Bot API server may deliver updates without TLS (telegram-bot-api, --local).
    ({ WEBHOOK_URL: url, TELEGRAM_API_ROOT: root }) =>
      url === undefined || url.startsWith('https:') || !TELEGRAM.test(root),
    { path: ['WEBHOOK_URL'], message: 'an https address' },
  )
  .refine(
    ({ WEBHOOK_URL: url, WEBHOOK_PATH: path }) =>
      url === undefined || path !== undefined || isWebhookPath(new URL(url).pathname),
    {
      path: ['WEBHOOK_URL'],
      message: `an address with ${WEBHOOK_PATH_WANTED}; or set WEBHOOK_PATH`,
    },
  )
  .refine(
    (settings) => (settings.WEBHOOK_URL === undefined) === (settings.WEBHOOK_SECRET === undefined),
    {
      path: ['WEBHOOK_SECRET'],
      message: 'set it together with WEBHOOK_URL, or neither',
    },
  )
  .refine(
    (settings) => (settings.LLM_BASE_URL === undefined) === (settings.LLM_MODEL === undefined),
    {
      path: ['LLM_MODEL'],
      message: 'set it together with LLM_BASE_URL, or neither',
    },
  )
  .refine((settings) => settings.ALERT_SETTLE_SECONDS <= settings.ALERT_SETTLE_MAX_SECONDS, {
    path: ['ALERT_SETTLE_MAX_SECONDS'],
    message: 'set it to no less than ALERT_SETTLE_SECONDS; it is 60 where it is not set',
  });

/** Addresses of servers are not checked any further. */
function namesFile(address: string): boolean {
  return !address.startsWith('sqlite:') || parseSqliteAddress(address) !== undefined;
}

/** Plain segments only: the server would read `:` and `*` as patterns. */
function isWebhookPath(path: string): boolean {
  return /^\/[\w./~-]*$/.test(path) && !OWN_PATHS.includes(path);
}
