/** Reads the environment, `.env` and `config/*.yaml` into one frozen Config, or a list of everything that is wrong. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseDotenv } from 'dotenv';
import { CORE_SCHEMA, load as parseYaml } from 'js-yaml';
import { z } from 'zod';
import { isBotToken } from './domain/bot-token.js';
import { errorCode, errorMessage } from './domain/error-text.js';
import { LANGUAGES, type Language } from './domain/language.js';
import { siteRulesSchema, type SiteRules } from './content/site-rules.js';

/** One thing that is wrong: the setting, what it holds (never a secret), what is wanted. */
export type ConfigFault = { readonly key: string; readonly message: string };

/** Every setting, checked; frozen. */
export type Config = z.infer<typeof environmentSchema> & {
  readonly site: SiteRules;
  readonly searchWords: z.infer<typeof searchWordsSchema>;
  /** Texts for people by language, as i18next wants them. */
  readonly locales: Readonly<Record<Language, Record<string, unknown>>>;
};

/** Where settings come from. */
export type ConfigSource = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that `.env` and relative paths are in. */
  readonly workingFolder: string;
  /** paperboy's own site.yaml, search.yaml and locales/; files in CONFIG_DIR go before them. */
  readonly configFolder: string;
};

const SECRETS = new Set(['BOT_TOKEN', 'WEBHOOK_SECRET', 'LLM_API_KEY', 'STORE_URL', 'KEYV_URL']);

/** Reads everything before it reports, so that all faults come at once. Throws nothing for a wrong setting. */
export function readConfig(source: ConfigSource): { config: Config } | { faults: ConfigFault[] } {
  const faults: ConfigFault[] = [];
  const given = readEnvironment(source, faults);
  const environment = environmentSchema.safeParse(given);
  if (!environment.success)
    faults.push(...environment.error.issues.map((issue) => environmentFault(issue, given)));
  const own =
    given['CONFIG_DIR'] === undefined ? [] : [resolve(source.workingFolder, given['CONFIG_DIR'])];
  const folders = [...own, source.configFolder];
  const missing = own.filter((folder) => !existsSync(folder));
  for (const folder of missing)
    faults.push({ key: 'CONFIG_DIR', message: `"${folder}" is not a folder that exists` });
  const site = readYaml(folders, 'site.yaml', siteRulesSchema, faults);
  const searchWords = readYaml(folders, 'search.yaml', searchWordsSchema, faults);
  const locales = LANGUAGES.map((language) => [
    language,
    readYaml(folders, `locales/${language}.yaml`, z.record(z.string(), z.unknown()), faults),
  ]);
  if (!environment.success || site === undefined || searchWords === undefined || faults.length > 0)
    return { faults };
  return {
    config: deepFreeze({
      ...environment.data,
      CONTENT_DIR: resolve(source.workingFolder, environment.data.CONTENT_DIR),
      DATA_DIR: resolve(source.workingFolder, environment.data.DATA_DIR),
      site,
      searchWords,
      locales: Object.fromEntries(locales) as Config['locales'],
    }),
  };
}

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

const environmentSchema = z
  .object({
    BOT_TOKEN: z
      .string()
      .refine(isBotToken, 'the token that @BotFather gave, like 123456:ABC…')
      .optional(),
    TELEGRAM_API_ROOT: httpUrl.default('https://api.telegram.org'),
    CONTENT_DIR: z.string().default('content'),
    DATA_DIR: z.string().default('data'),
    STORE_URL: z
      .string()
      .regex(/^(sqlite:|postgres(ql)?:\/\/)/, 'an address that begins with sqlite: or postgres://')
      .optional(),
    KEYV_URL: z
      .string()
      .regex(
        /^(sqlite|rediss?|postgres(ql)?):/,
        'an address that begins with redis:, postgres: or sqlite:',
      )
      .optional(),
    ADMIN_IDS: z
      .string()
      .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/, 'numeric Telegram ids with commas between them')
      .transform((text) => text.split(',').map(Number))
      .default([]),
    DEFAULT_LANGUAGE: z.enum(LANGUAGES, `one of ${LANGUAGES.join(', ')}`).default('zh-Hant'),
    TIMEZONE: z
      .string()
      .refine(isTimeZone, 'a time zone such as Asia/Hong_Kong')
      .default('Asia/Hong_Kong'),
    DIGEST_TIME: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day (HH:MM)')
      .default('08:00'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(8080),
    WEBHOOK_URL: httpUrl.refine((text) => text.startsWith('https:'), 'an https address').optional(),
    WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/, '1–256 of A–Z a–z 0–9 _ -')
      .optional(),
    RATE_PER_SECOND: wholeNumber(1, 1000).default(28),
    CHAT_GAP_MS: wholeNumber(0, 3_600_000).default(1000),
    GROUP_GAP_MS: wholeNumber(0, 3_600_000).default(3000),
    ALERT_SETTLE_SECONDS: wholeNumber(0, 86_400).default(10),
    ALERT_SETTLE_MAX_SECONDS: wholeNumber(0, 86_400).default(60),
    ALERT_MAX_AGE_HOURS: wholeNumber(0, 1_000_000).default(48),
    CONTENT_SCAN_SECONDS: wholeNumber(1, 86_400).default(60),
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
    (settings) => (settings.WEBHOOK_URL === undefined) === (settings.WEBHOOK_SECRET === undefined),
    {
      path: ['WEBHOOK_SECRET'],
      message: 'set together with WEBHOOK_URL, or neither',
    },
  )
  .refine(
    (settings) => (settings.LLM_BASE_URL === undefined) === (settings.LLM_MODEL === undefined),
    {
      path: ['LLM_MODEL'],
      message: 'set together with LLM_BASE_URL, or neither',
    },
  );

const words = z.array(z.string()).default([]);

const searchWordsSchema = z.object({
  talk: words,
  newest: words,
  synonyms: z.array(z.array(z.string())).default([]),
});

/** An empty value counts as unset, as `.env` files have it. */
function readEnvironment(source: ConfigSource, faults: ConfigFault[]): Record<string, string> {
  const fromFile = parseDotenv(readOptional(source.workingFolder, '.env', faults) ?? '');
  const merged = { ...fromFile, ...source.environment };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([key, value]) => {
      const trimmed = value?.trim() ?? '';
      return trimmed === '' ? [] : [[key, trimmed]];
    }),
  );
}

function environmentFault(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, string>>,
): ConfigFault {
  const key = String(issue.path[0] ?? 'environment');
  const value = given[key];
  const shown =
    value === undefined ? 'nothing' : SECRETS.has(key) ? 'the value' : JSON.stringify(value);
  return { key, message: `${shown} is not ${issue.message}` };
}

/** The file of the first folder that has it. */
function readYaml<Schema extends z.ZodType>(
  folders: readonly string[],
  name: string,
  schema: Schema,
  faults: ConfigFault[],
): z.infer<Schema> | undefined {
  const text = folders
    .map((folder) => readOptional(folder, name, faults))
    .find((found) => found !== undefined);
  if (text === undefined) {
    faults.push({ key: name, message: `cannot be read in "${folders.join('" or "')}"` });
    return undefined;
  }
  try {
    const parsed = schema.safeParse(parseYaml(text, { schema: CORE_SCHEMA }) ?? {});
    if (parsed.success) return parsed.data;
    faults.push(
      ...parsed.error.issues.map((issue) => ({
        key: `${name}: ${issue.path.join('.')}`,
        message: issue.message,
      })),
    );
  } catch (error) {
    faults.push({
      key: name,
      message: errorMessage(error).split('\n', 1)[0] ?? '',
    });
  }
  return undefined;
}

/** `undefined` for a missing file. One that is there and cannot be read is a fault: it may hold the token. */
function readOptional(folder: string, name: string, faults: ConfigFault[]): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    const code = errorCode(error) ?? String(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      faults.push({ key: name, message: `cannot be read in "${folder}": ${code}` });
    return undefined;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
