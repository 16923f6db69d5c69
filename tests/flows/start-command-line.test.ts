import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.js';
import { startBotApi } from '../../src/playground/bot-api.js';
import { commandFolderForEach } from './command-folder.js';
import { TOKEN } from './real-bot.js';

const folder = commandFolderForEach();

test('wrong settings are all named at once, and the exit code is 2', async () => {
  const { code, stderr } = await folder.paperboy(['start'], {
    env: { PORT: 'many', TIMEZONE: 'Nowhere' },
  });

  expect(code).toBe(2);
  expect(stderr).toContain('PORT: "many" is not a whole number');
  expect(stderr).toContain('TIMEZONE: "Nowhere" is not a time zone');
});

test('a damaged store is one sentence that says what to do, and the exit code is 2', async () => {
  mkdirSync(join(folder.root, 'data', 'playground'), { recursive: true });
  writeFileSync(
    join(folder.root, 'data', 'playground', 'store.db'),
    'not a database at all. '.repeat(100),
  );

  const { code, stderr } = await folder.paperboy(['playground', '--port', '0'], {
    env: { LOG_LEVEL: 'silent' },
  });

  expect(stderr).toMatch(/^Cannot use ".*store\.db": file is not a database; restore it .*\n$/);
  expect(code).toBe(2);
});

test('a token that Telegram does not know ends the start with one sentence and 1', async () => {
  const api = await startBotApi({ token: TOKEN });

  const { code, stderr } = await folder.paperboy(['start'], {
    env: {
      BOT_TOKEN: TOKEN.replace('4242', '4243'),
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      LOG_LEVEL: 'silent',
    },
  });

  expect(stderr.trim()).toBe('Cannot start the bot: Telegram does not know this BOT_TOKEN');
  expect(code).toBe(1);
  await api.close();
});

test('the playground says that it leaves CONTENT_GIT alone', async () => {
  const { stderr } = await folder.paperboy(['playground'], {
    env: { CONTENT_GIT: 'https://127.0.0.1:1/articles.git', HOST: '192.0.2.1' },
  });

  expect(stderr).toContain(
    'The playground fetches neither CONTENT_GIT nor feeds; a bot with a token does\n',
  );
});

test('a port that is taken ends the start with one sentence and 2', async () => {
  const taken = await createHttpServer({ host: '127.0.0.1', port: 0, routes: [] });
  if ('fault' in taken) throw new Error(taken.fault);

  const { code, stderr } = await folder.paperboy(['start'], {
    env: { BOT_TOKEN: TOKEN, PORT: String(taken.port) },
  });
  await taken.close();

  expect(stderr.trim()).toBe(
    `Cannot listen on "127.0.0.1:${taken.port}": another program uses this port; set PORT to take another`,
  );
  expect(code).toBe(2);
});

test('an address that this machine has not got ends the start with one sentence and 2', async () => {
  const { code, stderr } = await folder.paperboy(['start'], {
    env: { BOT_TOKEN: TOKEN, HOST: '999.1.1.1', PORT: '0' },
  });

  expect(stderr.trim()).toBe(
    'Cannot listen on "999.1.1.1:0": this machine has no such address; set HOST to one that it has',
  );
  expect(code).toBe(2);
});
