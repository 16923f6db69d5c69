/** Every sentence that readers see comes from here, in their language. */
import { createInstance } from 'i18next';
import { LANGUAGES, type Language } from '../domain/language.js';
import { inlineHtml } from './html.js';

/** A locale file as read: names to sentences, nested. */
export type Locale = Readonly<Record<string, unknown>>;

/** The values for a sentence, by name. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The sentences of one language. `count` among the values chooses the plural. */
export type Texts = {
  readonly language: Language;
  /** A sentence of HTML; the values are escaped and made harmless. */
  html(key: string, values?: TextValues): string;
  /** A sentence for a button, a menu or a notice, where nothing is HTML. */
  plain(key: string, values?: TextValues): string;
  has(key: string): boolean;
};

/** Where i18next inserts a value or another sentence. */
const GAP = /\{\{|\$t\(/;
const PLURAL_ENDING = /_(?:zero|one|two|few|many|other)$/;

/**
 * The sentences of every language, from the locale files.
 * @throws when a language lacks a key that another has.
 */
export function createTexts(
  locales: Readonly<Record<Language, Locale>>,
): (language: Language) => Texts {
  const missing = missingKeys(locales);
  if (missing.length > 0) throw new Error(`Cannot use the locales: missing ${missing.join(', ')}`);
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    resources: Object.fromEntries(LANGUAGES.map((name) => [name, { translation: locales[name] }])),
    lng: LANGUAGES[0],
    fallbackLng: false,
    // The values are escaped in one place, `inlineHtml`.
    interpolation: { escapeValue: false },
  });
  i18n.services.formatter?.add('quoted', (text: unknown, language = '') =>
    innerQuotes(String(text), language),
  );
  const all = new Map(LANGUAGES.map((language) => [language, languageTexts(language)]));
  return (language) => all.get(language) ?? languageTexts(language);

  function languageTexts(language: Language): Texts {
    const say = i18n.getFixedT(language);
    // Most sentences are fixed; translating them each time took a tenth of the work of an alert.
    const whole = new Map(sentencesOf(locales[language]).filter(([, text]) => !GAP.test(text)));
    return {
      language,
      html: (key, values = {}) => whole.get(key) ?? say(key, mapStrings(values, inlineHtml)),
      plain: (key, values = {}) => whole.get(key) ?? say(key, { ...values }),
      has: (key) => i18n.exists(key, { lng: language }),
    };
  }
}

/** Keys that some languages have and others lack, as `language: key`. */
export function missingKeys(locales: Readonly<Record<Language, Locale>>): readonly string[] {
  const keys = new Map(LANGUAGES.map((language) => [language, keysOf(locales[language])]));
  const all = new Set([...keys.values()].flatMap((known) => [...known]));
  return LANGUAGES.flatMap((language) =>
    [...all]
      .filter((key) => keys.get(language)?.has(key) !== true)
      .map((key) => `${language}: ${key}`),
  );
}

/** All plural forms of a sentence count as one key. */
function keysOf(locale: Locale): ReadonlySet<string> {
  return new Set(sentencesOf(locale).map(([key]) => key.replace(PLURAL_ENDING, '')));
}

/** Every sentence with its full key. */
function sentencesOf(locale: Locale, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(locale).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[`${path}${name}`, value] as const];
    return isLocale(value) ? sentencesOf(value, `${path}${name}.`) : [];
  });
}

function isLocale(value: unknown): value is Locale {
  return typeof value === 'object' && value !== null;
}

/** Words between quotation marks, with their own quotation marks changed to the other kind. */
function innerQuotes(text: string, language: string): string {
  const marks = language === 'zh-Hant' ? '「『」』' : '“‘”’';
  return text.replace(/[「『」』]|[“”]/gu, (mark) => {
    const at = marks.indexOf(mark);
    return at < 0 ? mark : (marks[at % 2 === 0 ? at + 1 : at - 1] ?? mark);
  });
}

function mapStrings(
  values: TextValues,
  change: (text: string) => string,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? change(value) : value,
    ]),
  );
}
