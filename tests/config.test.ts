import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTexts } from '../src/views/texts.js';
import { readConfig, type Config, type ConfigFault } from '../src/config.js';
import type { MisspeltSetting } from '../src/misspelt-settings.js';

const configFolder = new URL('../config/', import.meta.url).pathname;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-config-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function read(
  environment: Record<string, string>,
  dotenv = '',
): { config?: Config; faults?: ConfigFault[]; misspelt: readonly MisspeltSetting[] } {
  const workingFolder = mkdtempSync(join(root, 'paperboy-config-'));
  writeFileSync(join(workingFolder, '.env'), dotenv);
  return readConfig({ environment, workingFolder, configFolder });
}

test('without any setting everything has its default', () => {
  const { config } = read({});

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
  const { faults } = read({
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
  const { faults } = read({ BOT_TOKEN: 'not-a-token-but-secret' });

  expect(faults).toHaveLength(1);
  expect(JSON.stringify(faults)).toContain('BOT_TOKEN');
  expect(JSON.stringify(faults)).not.toContain('not-a-token-but-secret');
});

test('the environment wins over .env, and an empty value counts as unset', () => {
  const { config } = read({ PORT: '9000', HOST: '' }, 'PORT=7000\nHOST=0.0.0.0\nLOG_LEVEL=warn\n');

  expect(config).toMatchObject({ PORT: 9000, HOST: '127.0.0.1', LOG_LEVEL: 'warn' });
});

test('a webhook address without its secret is refused', () => {
  const { faults } = read({ WEBHOOK_URL: 'https://news.example.org/bot' });

  expect(faults).toEqual([
    { key: 'WEBHOOK_SECRET', message: 'set it together with WEBHOOK_URL, or neither' },
  ]);
});

test('a SQLite address whose folder stands in the place of a host says how it is written', () => {
  const { faults } = read({
    STORE_URL: 'sqlite://data/store.db',
    KEYV_URL: 'sqlite://data/keyv.db',
  });

  const message = 'the value is not sqlite:FOLDER/FILE, or sqlite:///FOLDER/FILE from the root';
  expect(faults).toEqual([
    { key: 'STORE_URL', message },
    { key: 'KEYV_URL', message },
  ]);
});

test.each(['sqlite:', 'sqlite:data/store.db', 'sqlite:/srv/store.db', 'sqlite:///srv/store.db'])(
  'the store may be at %s',
  (address) => {
    expect(read({ STORE_URL: address }).config?.STORE_URL).toBe(address);
  },
);

const SECRET = 'a-long-enough_secret';

test.each([
  ['a path of the bot', { WEBHOOK_URL: 'https://news.example.org/metrics' }],
  ['a pattern', { WEBHOOK_URL: 'https://news.example.org/bot:123/*' }],
  ['the path of the git hook', { WEBHOOK_PATH: '/hooks/content' }],
])('%s is no way in for updates', (_, more) => {
  const webhook = { WEBHOOK_URL: 'https://news.example.org/a', WEBHOOK_SECRET: SECRET };

  const { faults } = read({ ...webhook, ...more });

  expect(faults?.map(({ key }) => key)).toEqual(Object.keys(more));
});

test('a webhook secret that can be guessed is refused, and not shown', () => {
  const { faults } = read({ WEBHOOK_URL: 'https://news.example.org/a', WEBHOOK_SECRET: 'hunter2' });

  expect(faults).toEqual([
    { key: 'WEBHOOK_SECRET', message: 'the value is not 16–256 of A–Z a–z 0–9 _ -' },
  ]);
});

test('an .env that cannot be read is a fault, not an empty one', () => {
  const workingFolder = mkdtempSync(join(root, 'paperboy-config-'));
  mkdirSync(join(workingFolder, '.env'));

  const read = readConfig({ environment: {}, workingFolder, configFolder });

  expect(read).toMatchObject({
    faults: [{ key: '.env', message: `cannot be read in "${workingFolder}": EISDIR` }],
  });
});

test('a CONFIG_DIR that does not exist is a fault, not the standard configuration', () => {
  const { faults } = read({ CONFIG_DIR: '/nowhere/at/all' });

  expect(faults).toEqual([
    { key: 'CONFIG_DIR', message: '"/nowhere/at/all" is not a folder that exists' },
  ]);
});

test('the configuration cannot be changed afterwards', () => {
  const { config } = read({});

  expect(() => Object.assign(config?.site.junk ?? {}, { titles: [] })).toThrow(TypeError);
});

test('a broken site.yaml is reported with its file and place', () => {
  const folder = mkdtempSync(join(root, 'paperboy-site-'));
  writeFileSync(join(folder, 'site.yaml'), 'junk:\n  titles: 5\n');

  const read = readConfig({ environment: {}, workingFolder: folder, configFolder: folder });

  const keys = 'faults' in read ? read.faults.map((fault) => fault.key) : [];
  expect(keys).toContain('site.yaml: junk.titles');
  expect(keys).toContain('search.yaml');
});

test('a site.yaml in CONFIG_DIR goes before the one of paperboy, and the rest stays', () => {
  const folder = mkdtempSync(join(root, 'paperboy-own-'));
  writeFileSync(join(folder, 'site.yaml'), 'junk:\n  titles: [Page not found]\n');

  const { config } = read({ CONFIG_DIR: folder });

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
  const folder = mkdtempSync(join(root, 'paperboy-own-'));
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, name), text);

  const { faults } = read({ CONFIG_DIR: folder });

  expect(faults?.map((fault) => fault.key)).toEqual([key]);
});

test('a locale in CONFIG_DIR changes the sentences that it holds and no other', () => {
  const folder = mkdtempSync(join(root, 'paperboy-own-'));
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'locales', 'en.yaml'), 'sorry: {tooFast: One at a time.}');

  const { config } = read({ CONFIG_DIR: folder });

  const texts = createTexts(config?.locales ?? { 'zh-Hant': {}, 'zh-Hans': {}, en: {} })('en');
  expect(texts.plain('sorry.tooFast')).toBe('One at a time.');
  expect(texts.plain('sorry.broken')).toContain('Something went wrong');
});

test('proxies are read in both cases, the lower one first, and the environment wins over .env', () => {
  const { config } = read(
    { https_proxy: 'http://proxy.example.org:3128', HTTPS_PROXY: 'http://other.example.org' },
    'https_proxy=http://old.example.org\nHTTP_PROXY=proxy.example.org:8118\nno_proxy=example.net\n',
  );

  expect(config).toMatchObject({
    HTTPS_PROXY: 'http://proxy.example.org:3128',
    HTTP_PROXY: 'proxy.example.org:8118',
    NO_PROXY: 'example.net',
  });
});

test('a proxy that cannot be used is a fault that shows nothing of it', () => {
  const { faults } = read({ https_proxy: 'socks5://desk:hunter2@127.0.0.1:1080' });

  expect(faults).toEqual([
    {
      key: 'HTTPS_PROXY',
      message:
        'the value is not the address of an http(s) proxy, such as http://proxy.example.org:3128',
    },
  ]);
});

test('news that would settle longer than they may is a fault that says what to set', () => {
  const { faults } = read({ ALERT_SETTLE_SECONDS: '120' });
  const { config } = read({ ALERT_SETTLE_SECONDS: '120', ALERT_SETTLE_MAX_SECONDS: '120' });

  expect(faults).toEqual([
    {
      key: 'ALERT_SETTLE_MAX_SECONDS',
      message: 'set it to no less than ALERT_SETTLE_SECONDS; it is 60 where it is not set',
    },
  ]);
  expect(config?.ALERT_SETTLE_MAX_SECONDS).toBe(120);
});

test('a name that reads like a setting is named with it, also where something else is wrong', () => {
  const { misspelt } = read(
    { ADMIN_ID: '42', bot_token: 'secret', PORT: 'none' },
    'WEBHOOK_SERCET=x\nDATADIR=y\nPort=9000\n',
  );

  expect(misspelt).toEqual(
    expect.arrayContaining([
      { given: 'ADMIN_ID', meant: 'ADMIN_IDS' },
      { given: 'bot_token', meant: 'BOT_TOKEN' },
      { given: 'WEBHOOK_SERCET', meant: 'WEBHOOK_SECRET' },
      { given: 'DATADIR', meant: 'DATA_DIR' },
    ]),
  );
  expect(misspelt).toHaveLength(4);
});

test('what other programs read is left alone', () => {
  const { misspelt } = read({
    ...{
      HOME: '/home/desk',
      HOSTNAME: 'desk',
      LANGUAGE: 'en',
      TZ: 'UTC',
      PORTS: '1',
      LOGNAME: 'desk',
    },
    ...{
      FTP_PROXY: 'http://p',
      ALL_PROXY: 'http://p',
      POSTGRES_PASSWORD: 'x',
      RUST_LOG_LEVEL: 'info',
    },
    ...{ XDG_DATA_DIRS: '/usr/share', XDG_CONFIG_DIRS: '/etc/xdg', NODE_EXTRA_CA_CERTS: 'ca.pem' },
    ...{ CONTENT_GIT: 'https://git.example.org/a.git', LOG_LEVEL: 'info', STORE_URL: 'sqlite:' },
  });

  expect(misspelt).toEqual([]);
});

test('a secret may stand in a file of its own, named from the folder of .env', () => {
  const file = join(root, 'bot_token');
  writeFileSync(file, '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n');

  const { config, misspelt } = read({ BOT_TOKEN_FILE: file });
  const { config: near } = read({}, 'BOT_TOKEN_FILE=../bot_token\n');

  expect(config?.BOT_TOKEN).toBe('123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(near?.BOT_TOKEN).toBe(config?.BOT_TOKEN);
  expect(misspelt).toEqual([]);
});

test('a secret’s file that is missing, empty, wrong or set beside the secret is a fault that shows nothing of it', () => {
  writeFileSync(join(root, 'empty'), '\n');
  writeFileSync(join(root, 'wrong'), 'hunter2');

  const { faults } = read({
    LLM_API_KEY_FILE: join(root, 'none'),
    WEBHOOK_SECRET_FILE: join(root, 'empty'),
    BOT_TOKEN_FILE: join(root, 'wrong'),
    STORE_URL: 'postgres://desk:hunter2@localhost/desk',
    STORE_URL_FILE: join(root, 'wrong'),
  });

  expect(faults).toEqual(
    expect.arrayContaining([
      { key: 'LLM_API_KEY_FILE', message: `"${join(root, 'none')}" cannot be read: ENOENT` },
      { key: 'WEBHOOK_SECRET_FILE', message: `"${join(root, 'empty')}" is empty` },
      { key: 'STORE_URL_FILE', message: 'is set beside STORE_URL; set one of the two' },
      {
        key: 'BOT_TOKEN',
        message: 'the value is not the token that @BotFather gave, like 123456:ABC…',
      },
    ]),
  );
  expect(faults).toHaveLength(4);
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});
