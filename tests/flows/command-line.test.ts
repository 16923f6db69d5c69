import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFolderForEach } from './command-folder.js';

const folder = commandFolderForEach();

test('a setting that is misspelt is named on stderr, without its value', async () => {
  writeFileSync(join(folder.root, '.env'), 'ADMIN_ID=4242424242\n');

  const { code, stdout, stderr } = await folder.paperboy(['tags', '--json']);

  expect(code).toBe(0);
  expect(stdout).not.toContain('ADMIN');
  expect(stderr).toBe('"ADMIN_ID" is set but is not a setting; did you mean ADMIN_IDS?\n');
});

test.each([
  ['a query beside --batch', ['search', 'ferry', '--batch', '-']],
  ['a path beside --all', ['summarize', 'ferry.md', '--all']],
])('%s is wrong use: neither is passed over', async (_what, args) => {
  const { code, stdout, stderr } = await folder.paperboy(args);

  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Cannot (?:search|summarize): .* not both\n$/);
  expect(code).toBe(2);
});

test.each([
  [
    'a content folder that is not there',
    { CONTENT_DIR: 'nowhere' },
    /^Cannot find CONTENT_DIR ".*nowhere": there is no such folder; set it to the folder of your articles\n$/,
  ],
  [
    'a data folder that cannot be made',
    { DATA_DIR: '/proc/paperboy' },
    /^Cannot write to DATA_DIR "\/proc\/paperboy": .*\n$/,
  ],
])('%s is one sentence, and the exit code is 2', async (_what, env, sentence) => {
  const { code, stderr } = await folder.paperboy(['index'], { env });

  expect(stderr).toMatch(sentence);
  expect(code).toBe(2);
});

test('--version prints the version of the package, and nothing else', async () => {
  const { code, stdout } = await folder.paperboy(['--version']);

  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(code).toBe(0);
});

test.each([
  ['a folder', (folder: string) => folder],
  ['in a folder that is not there', (folder: string) => join(folder, 'no', 'store.db')],
])('a store that is %s is no reason to move anything away', async (_, place) => {
  const { code, stderr } = await folder.paperboy(['stats'], {
    env: { STORE_URL: `sqlite:${place(folder.root)}` },
  });

  expect(stderr).toMatch(
    /^Cannot use ".*; it must be a file in a folder that the bot may write\n$/,
  );
  expect(code).toBe(2);
});

test('an unknown verb and a wrong option end with 2', async () => {
  expect((await folder.paperboy(['serach'])).code).toBe(2);
  expect((await folder.paperboy(['search', 'x', '--limit', 'all'])).code).toBe(2);
  expect((await folder.paperboy(['search'])).code).toBe(2);
});

test('--help explains every verb and ends with 0', async () => {
  const { code, stdout } = await folder.paperboy(['--help']);

  expect(code).toBe(0);
  for (const verb of [
    'start',
    'playground',
    'index',
    'check',
    'search',
    'summarize',
    'tags',
    'doctor',
  ]) {
    expect(stdout).toContain(verb);
  }
});

test('no article and no file name can send orders to the terminal', async () => {
  folder.write(
    'order\u001b[31m.md',
    '---\ntitle: 燈塔\ndate: 2026-11-21\n---\n\n燈塔&#27;]0;pwned&#7;週末開放\u009b31m參觀\u202e。\n',
  );

  const runs = [
    await folder.paperboy(['search', '燈塔']),
    await folder.paperboy(['summarize', '--all']),
    await folder.paperboy(['summarize', 'no\u001b[31m.md']),
    await folder.paperboy(['check']),
  ];

  for (const { stdout, stderr } of runs) {
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
});

test('stats are sentences for a person', async () => {
  const { stdout } = await folder.paperboy(['stats']);

  expect(stdout).toContain('Chats      0, 0 of them out of reach\n');
  expect(stdout).toContain('Delivered  nothing yet\n');
  expect(stdout).toContain('Stories    1, with 1 topic\n');
});
