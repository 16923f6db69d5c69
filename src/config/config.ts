/** Reads the environment, `.env` and `config/*.yaml` into one frozen Config, or lists every fault. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse as parseDotenv } from 'dotenv';
import { CORE_SCHEMA, load as parseYaml } from 'js-yaml';
import { z } from 'zod';
import { siteRulesSchema, type SiteRules } from '../content/site-rules.js';
import { errorCode, errorMessage } from '../domain/error-text.js';
import { LANGUAGES, type Language } from '../domain/language.js';
import { feedRulesSchema, type FeedRules } from '../feeds/feed-source.js';
import { environmentSchema, SECRETS } from './environment.js';
import { mergeVariables } from './merge-variables.js';
import { misspeltSettings, type MisspeltSetting } from './misspelt-settings.js';
import { withOwnSentences } from './own-locale.js';
import { readSecretFiles, secretFileName } from './secret-files.js';

/** One thing that is wrong: the setting, its value (never a secret), and what is wanted. */
export type ConfigFault = { readonly key: string; readonly message: string };

/** Every setting, validated; frozen. */
export type Config = z.infer<typeof environmentSchema> & {
  readonly site: SiteRules;
  readonly searchWords: z.infer<typeof searchWordsSchema>;
  readonly feeds: FeedRules;
  /** Texts for people by language, as i18next expects them. */
  readonly locales: Readonly<Record<Language, Record<string, unknown>>>;
};

/** Where settings come from. */
export type ConfigSource = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of `.env`, and the base of relative paths. */
  readonly workingFolder: string;
  /** With paperboy's own site.yaml, search.yaml, feeds.yaml and locales/; CONFIG_DIR overrides them. */
  readonly configFolder: string;
};

/** The settings or everything that is wrong with them, and misspelt names. */
export type ConfigReading = ({ readonly config: Config } | { readonly faults: ConfigFault[] }) & {
  readonly misspelt: readonly MisspeltSetting[];
};

/** Reads everything before it reports, so all faults come at once. Never throws for a wrong value. */
export function readConfig(source: ConfigSource): ConfigReading {
  const faults: ConfigFault[] = [];
  const { variables: given, faults: unread } = readSecretFiles(
    mergeVariables(
      parseDotenv(readOptional(source.workingFolder, '.env', faults) ?? ''),
      source.environment,
    ),
    SECRETS,
    source.workingFolder,
  );
  faults.push(...unread);
  const misspelt = misspeltSettings(Object.keys(given), SETTINGS);
  const environment = environmentSchema.safeParse(given);
  if (!environment.success)
    faults.push(...environment.error.issues.map((issue) => environmentFault(issue, given)));
  const own =
    given['CONFIG_DIR'] === undefined ? [] : [resolve(source.workingFolder, given['CONFIG_DIR'])];
  const folders = [...own, source.configFolder];
  const missing = own.filter((folder) => !existsSync(folder));
  for (const folder of missing)
    faults.push({ key: 'CONFIG_DIR', message: `"${folder}" is not a folder that exists` });
  const site = readYaml({ folders, name: 'site.yaml' }, siteRulesSchema, faults);
  const searchWords = readYaml({ folders, name: 'search.yaml' }, searchWordsSchema, faults);
  const feeds = readYaml({ folders, name: 'feeds.yaml' }, feedRulesSchema, faults);
  const locales = LANGUAGES.map((language) => [
    language,
    readLocale({ standard: source.configFolder, own }, `locales/${language}.yaml`, faults),
  ]);
  if (
    !environment.success ||
    site === undefined ||
    searchWords === undefined ||
    feeds === undefined ||
    faults.length > 0
  )
    return { faults, misspelt };
  return {
    misspelt,
    config: deepFreeze({
      ...environment.data,
      CONTENT_DIR: resolve(source.workingFolder, environment.data.CONTENT_DIR),
      DATA_DIR: resolve(source.workingFolder, environment.data.DATA_DIR),
      site,
      searchWords,
      feeds,
      locales: Object.fromEntries(locales) as Config['locales'],
    }),
  };
}

const SETTINGS = [
  ...Object.keys(environmentSchema.shape),
  ...[...SECRETS].map(secretFileName),
  'CONFIG_DIR',
];

const words = z.array(z.string()).default([]);

const searchWordsSchema = z.strictObject({
  talk: words,
  newest: words,
  synonyms: z.array(z.array(z.string())).default([]),
});

function environmentFault(
  issue: z.core.$ZodIssue,
  given: Readonly<Record<string, string>>,
): ConfigFault {
  const key = String(issue.path[0] ?? 'environment');
  // A fault that concerns two settings already says what to do.
  if (issue.message.startsWith('set it ')) return { key, message: issue.message };
  const value = given[key];
  const shown =
    value === undefined ? 'nothing' : SECRETS.has(key) ? 'the value' : JSON.stringify(value);
  return { key, message: `${shown} is not ${issue.message}` };
}

const sentencesSchema = z.record(z.string(), z.unknown());

/** A file in CONFIG_DIR needs only the sentences that it changes: new versions may add others. */
function readLocale(
  from: { readonly standard: string; readonly own: readonly string[] },
  name: string,
  faults: ConfigFault[],
): Record<string, unknown> {
  const [standard, changed] = [[from.standard], from.own].map((folders) =>
    folders.some((folder) => existsSync(join(folder, name)))
      ? readYaml({ folders, name }, sentencesSchema, faults)
      : undefined,
  );
  if (standard === undefined)
    faults.push({ key: name, message: `cannot be read in "${from.standard}"` });
  const { locale, faults: found } = withOwnSentences(standard ?? {}, changed ?? {});
  faults.push(...found.map(({ key, message }) => ({ key: `${name}: ${key}`, message })));
  return locale;
}

/** The file from the first folder that has it. */
function readYaml<Schema extends z.ZodType>(
  { folders, name }: { readonly folders: readonly string[]; readonly name: string },
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
        key: issue.path.length === 0 ? name : `${name}: ${issue.path.join('.')}`,
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

/** `undefined`: no such file. One that cannot be read is a fault: it may hold the token. */
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

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
