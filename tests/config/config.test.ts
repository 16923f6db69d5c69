import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import {
  openSettingsFolder,
  standardConfigFolder,
  type SettingsFolder,
} from './settings-folder.js';

let settings: SettingsFolder;
beforeAll(() => {
  settings = openSettingsFolder();
});
afterAll(() => settings.remove());

test('without any setting everything has its default', () => {
  const { config } = settings.read({});

  expect(config).toMatchObject({
    DEFAULT_LANGUAGE: 'zh-Hant',
    TIMEZONE: 'Asia/Hong_Kong',
    PORT: 8080,
    HOST: '127.0.0.1',
    CONTENT_SCAN_SECONDS: 60,
  });
  expect(config?.BOT_TOKEN).toBeUndefined();
});

test('every fault is reported at once, with the key, the value and what is wanted', () => {
  const { faults } = settings.read({
    PORT: '80a',
    TIMEZONE: 'Mars/Olympus',
    DIGEST_TIME: '25:00',
    LOG_LEVEL: 'loud',
  });

  expect(faults).toEqual([
    { key: 'TIMEZONE', message: '"Mars/Olympus" is not a time zone such as Asia/Hong_Kong' },
    { key: 'DIGEST_TIME', message: '"25:00" is not a time of day (HH:MM)' },
    { key: 'PORT', message: '"80a" is not a whole number from 0 to 65535' },
    {
      key: 'LOG_LEVEL',
      message: '"loud" is not one of trace, debug, info, warn, error, fatal, silent',
    },
  ]);
});

test('a wrong secret is named but never shown', () => {
  const { faults } = settings.read({ BOT_TOKEN: 'not-a-token-but-secret' });

  expect(faults).toHaveLength(1);
  expect(JSON.stringify(faults)).toContain('BOT_TOKEN');
  expect(JSON.stringify(faults)).not.toContain('not-a-token-but-secret');
});

test('the environment wins over .env, and an empty value counts as unset', () => {
  const { config } = settings.read(
    { PORT: '9000', HOST: '' },
    'PORT=7000\nHOST=0.0.0.0\nLOG_LEVEL=warn\n',
  );

  expect(config).toMatchObject({ PORT: 9000, HOST: '127.0.0.1', LOG_LEVEL: 'warn' });
});

test('an .env that cannot be read is a fault, not an empty one', () => {
  const workingFolder = settings.makeFolder();
  mkdirSync(join(workingFolder, '.env'));

  const read = readConfig({ environment: {}, workingFolder, configFolder: standardConfigFolder });

  expect(read).toMatchObject({
    faults: [{ key: '.env', message: `cannot be read in "${workingFolder}": EISDIR` }],
  });
});

test('the configuration cannot be changed afterwards', () => {
  const { config } = settings.read({});

  expect(() => Object.assign(config?.site.junk ?? {}, { titles: [] })).toThrow(TypeError);
});

test('news that would settle longer than they may is a fault that says what to set', () => {
  const { faults } = settings.read({ ALERT_SETTLE_SECONDS: '120' });
  const { config } = settings.read({
    ALERT_SETTLE_SECONDS: '120',
    ALERT_SETTLE_MAX_SECONDS: '120',
  });

  expect(faults).toEqual([
    {
      key: 'ALERT_SETTLE_MAX_SECONDS',
      message: 'set it to no less than ALERT_SETTLE_SECONDS; it is 60 where it is not set',
    },
  ]);
  expect(config?.ALERT_SETTLE_MAX_SECONDS).toBe(120);
});
