import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTexts } from '../../src/views/texts.js';
import { readConfig } from '../../src/config/config.js';
import { openSettingsFolder, type SettingsFolder } from './settings-folder.js';

let settings: SettingsFolder;
beforeAll(() => {
  settings = openSettingsFolder();
});
afterAll(() => settings.remove());

test('a CONFIG_DIR that does not exist is a fault, not the standard configuration', () => {
  const { faults } = settings.read({ CONFIG_DIR: '/nowhere/at/all' });

  expect(faults).toEqual([
    { key: 'CONFIG_DIR', message: '"/nowhere/at/all" is not a folder that exists' },
  ]);
});

test('a broken site.yaml is reported with its file and place', () => {
  const folder = settings.makeFolder();
  writeFileSync(join(folder, 'site.yaml'), 'junk:\n  titles: 5\n');

  const read = readConfig({ environment: {}, workingFolder: folder, configFolder: folder });

  const keys = 'faults' in read ? read.faults.map((fault) => fault.key) : [];
  expect(keys).toContain('site.yaml: junk.titles');
  expect(keys).toContain('search.yaml');
});

test('a site.yaml in CONFIG_DIR goes before the one of paperboy, and the rest stays', () => {
  const folder = settings.makeFolder();
  writeFileSync(join(folder, 'site.yaml'), 'junk:\n  titles: [Page not found]\n');

  const { config } = settings.read({ CONFIG_DIR: folder });

  expect(config?.site.junk.titles).toEqual(['Page not found']);
  expect(config?.searchWords.talk.length).toBeGreaterThan(0);
});

test.each([
  ['site.yaml', 'junk: {tittles: [Page not found]}', 'site.yaml: junk'],
  ['search.yaml', 'synonims: []', 'search.yaml'],
  ['feeds.yaml', 'evryMinutes: 5', 'feeds.yaml'],
  ['locales/en.yaml', 'start: {helo: Hi}', 'locales/en.yaml: start.helo'],
  ['locales/en.yaml', 'start: {empty: [1]}', 'locales/en.yaml: start.empty'],
])('a slip of the pen in %s is named: %s', (name, text, key) => {
  const folder = settings.makeFolder();
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, name), text);

  const { faults } = settings.read({ CONFIG_DIR: folder });

  expect(faults?.map((fault) => fault.key)).toEqual([key]);
});

test('a locale in CONFIG_DIR changes the sentences that it holds and no other', () => {
  const folder = settings.makeFolder();
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales', 'en.yaml'), 'sorry: {tooFast: One at a time.}');

  const { config } = settings.read({ CONFIG_DIR: folder });

  const texts = createTexts(config?.locales ?? { 'zh-Hant': {}, 'zh-Hans': {}, en: {} })('en');
  expect(texts.plain('sorry.tooFast')).toBe('One at a time.');
  expect(texts.plain('sorry.broken')).toContain('Something went wrong');
});
