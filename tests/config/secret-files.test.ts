import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSettingsFolder, type SettingsFolder } from './settings-folder.js';

let settings: SettingsFolder;
beforeAll(() => {
  settings = openSettingsFolder();
});
afterAll(() => settings.remove());

test('a secret may stand in a file of its own, named from the folder of .env', () => {
  const file = join(settings.path, 'bot_token');
  writeFileSync(file, '123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n');

  const { config, misspelt } = settings.read({ BOT_TOKEN_FILE: file });
  const { config: near } = settings.read({}, 'BOT_TOKEN_FILE=../bot_token\n');

  expect(config?.BOT_TOKEN).toBe('123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(near?.BOT_TOKEN).toBe(config?.BOT_TOKEN);
  expect(misspelt).toEqual([]);
});

test('a secret’s file that is missing, empty, wrong or set beside the secret is a fault that shows nothing of it', () => {
  writeFileSync(join(settings.path, 'empty'), '\n');
  writeFileSync(join(settings.path, 'wrong'), 'hunter2');

  const { faults } = settings.read({
    LLM_API_KEY_FILE: join(settings.path, 'none'),
    WEBHOOK_SECRET_FILE: join(settings.path, 'empty'),
    BOT_TOKEN_FILE: join(settings.path, 'wrong'),
    STORE_URL: 'postgres://desk:hunter2@localhost/desk',
    STORE_URL_FILE: join(settings.path, 'wrong'),
  });

  expect(faults).toEqual(
    expect.arrayContaining([
      {
        key: 'LLM_API_KEY_FILE',
        message: `"${join(settings.path, 'none')}" cannot be read: ENOENT`,
      },
      { key: 'WEBHOOK_SECRET_FILE', message: `"${join(settings.path, 'empty')}" is empty` },
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
