import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSettingsFolder, type SettingsFolder } from './settings-folder.js';

let settings: SettingsFolder;
beforeAll(() => {
  settings = openSettingsFolder();
});
afterAll(() => settings.remove());

test('a name that reads like a setting is named with it, also where something else is wrong', () => {
  const { misspelt } = settings.read(
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
  const { misspelt } = settings.read({
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
