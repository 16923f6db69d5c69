import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSettingsFolder, type SettingsFolder } from './settings-folder.js';

let settings: SettingsFolder;
beforeAll(() => {
  settings = openSettingsFolder();
});
afterAll(() => settings.remove());

test('a webhook address without its secret is refused', () => {
  const { faults } = settings.read({ WEBHOOK_URL: 'https://news.example.org/bot' });

  expect(faults).toEqual([
    { key: 'WEBHOOK_SECRET', message: 'set it together with WEBHOOK_URL, or neither' },
  ]);
});

test('a SQLite address whose folder stands in the place of a host says how it is written', () => {
  const { faults } = settings.read({
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
    expect(settings.read({ STORE_URL: address }).config?.STORE_URL).toBe(address);
  },
);

const SECRET = 'a-long-enough_secret';

test.each([
  ['a path of the bot', { WEBHOOK_URL: 'https://news.example.org/metrics' }],
  ['a pattern', { WEBHOOK_URL: 'https://news.example.org/bot:123/*' }],
  ['the path of the git hook', { WEBHOOK_PATH: '/hooks/content' }],
])('%s is no way in for updates', (_, more) => {
  const webhook = { WEBHOOK_URL: 'https://news.example.org/a', WEBHOOK_SECRET: SECRET };

  const { faults } = settings.read({ ...webhook, ...more });

  expect(faults?.map(({ key }) => key)).toEqual(Object.keys(more));
});

test('a webhook secret that can be guessed is refused, and not shown', () => {
  const { faults } = settings.read({
    WEBHOOK_URL: 'https://news.example.org/a',
    WEBHOOK_SECRET: 'hunter2',
  });

  expect(faults).toEqual([
    { key: 'WEBHOOK_SECRET', message: 'the value is not 16–256 of A–Z a–z 0–9 _ -' },
  ]);
});

test('proxies are read in both cases, the lower one first, and the environment wins over .env', () => {
  const { config } = settings.read(
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
  const { faults } = settings.read({ https_proxy: 'socks5://desk:hunter2@127.0.0.1:1080' });

  expect(faults).toEqual([
    {
      key: 'HTTPS_PROXY',
      message:
        'the value is not the address of an http(s) proxy, such as http://proxy.example.org:3128',
    },
  ]);
});
