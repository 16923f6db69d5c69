import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import { LANGUAGES } from '../../src/domain/language.js';
import { createTexts, type Locale, missingKeys } from '../../src/views/texts.js';
import { ourTexts, readLocales } from './our-texts.js';

test('every language has every sentence', () => {
  expect(missingKeys(readLocales())).toEqual([]);
});

test('every sentence that the program asks for exists', () => {
  const folder = new URL('../../src/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(views|bot|delivery)\/.*\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/(?:\b(?:html|plain)\(|sentenceView\(|say\()\s*'([a-z]+\.[\w.]+)'/gi)].map(
      ([, key = '']) => key,
    ),
  );

  const unknown = asked.filter(
    (key) => !ourTexts('en').has(key) && !ourTexts('en').has(`${key}_other`),
  );

  expect(asked.length).toBeGreaterThan(40);
  expect(unknown).toEqual([]);
});

test('no locale keeps a sentence that nobody asks for', () => {
  const folder = new URL('../../src/', import.meta.url);
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join();
  // Made of a name: the back button, the start buttons, the menu, the weekdays, authors, periods.
  const made =
    /^(?:(?:back|buttons|commands|weekdays|names|help|zones|settings\.page)\.|(?:filter|top)\.(?:week|month|year)$)/;
  const unused = allKeys(readLocales().en).filter(
    (key) => !made.test(key) && !source.includes(`'${key.replace(/_(one|other)$/, '')}'`),
  );

  expect(unused).toEqual([]);
});

test('every command of the menu says what it does, briefly enough for Telegram', () => {
  const menu = ALL_COMMANDS.filter(({ inMenu }) => inMenu);
  const descriptions = LANGUAGES.flatMap((language) =>
    menu.map(({ name }) => ourTexts(language).plain(`commands.${name}.menu`)),
  );

  expect(descriptions.every((text) => !text.startsWith('commands.') && text.length <= 256)).toBe(
    true,
  );
});

test('numbers are grouped and plurals chosen', () => {
  const texts = ourTexts('en');

  expect(texts.html('tag.heading', { name: 'x', count: 1 })).toBe('<b>#x</b> · 1 story');
  expect(texts.html('tag.heading', { name: 'x', count: 1234 })).toBe('<b>#x</b> · 1,234 stories');
});

test.each([
  ['zh-Hant', '「一國兩制」下的《信報》', '與「『一國兩制』下的《信報》」相關'],
  ['zh-Hans', '“一国两制”下', '与“‘一国两制’下”相关'],
  ['zh-Hans', '「一國兩制」下', '与“「一國兩制」下”相关'],
  ['en', 'The “old” ferry’s end', 'Related to “The ‘old’ ferry’s end”'],
] as const)('marks inside quotation marks are of the other kind: %s', (language, title, shown) => {
  expect(ourTexts(language).plain('related.heading', { title })).toBe(shown);
});

test('values are escaped in html and cannot ask for other sentences', () => {
  const query = '<b>&{{count}}$t(sorry.broken)';

  expect(ourTexts('en').html('search.none', { query })).toContain(
    '“&lt;b&gt;&amp;{{count}}$t(sorry.broken)”',
  );
});

test('a locale with a hole is refused with the name of the hole', () => {
  const locales = { ...readLocales(), 'zh-Hans': {} };

  expect(() => createTexts(locales)).toThrow('zh-Hans: date.today');
});

function allKeys(locale: Locale, path = ''): readonly string[] {
  return Object.entries(locale).flatMap(([name, value]) =>
    typeof value === 'string' ? [path + name] : allKeys(value as Locale, `${path}${name}.`),
  );
}
