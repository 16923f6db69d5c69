import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import { openStore } from '../../src/storage/open-store.js';
import { commandFolderForEach } from './command-folder.js';

const folder = commandFolderForEach();

const command = (...args: readonly string[]) => folder.paperboy(args);

async function addReader(): Promise<void> {
  mkdirSync(join(folder.root, 'data'));
  const store = await openStore('sqlite:', join(folder.root, 'data'));
  const where = { chatId: 7, threadId: undefined, kind: 'private' as const };
  const digest = { minute: 510, weekday: 5 };
  await store.subscribers.save(where, { language: 'en', timeZone: 'Asia/Tokyo', digest }, 1_000);
  await store.subscriptions.add(7, { kind: 'tag', key: '渡轮', label: '#渡輪' }, 2_000);
  const topic = { chatId: -100, threadId: 3, kind: 'group' as const };
  const settings = { isSilent: true, pausedUntil: 9_000, wantsOnThisDay: false };
  await store.subscribers.save(topic, { ...settings, script: 'simplified' }, 1_000);
  await store.subscriptions.add(
    subscriberIdOf(topic),
    { kind: 'tag', key: '渡轮', label: '#渡輪' },
    2_000,
  );
  await store.close();
}

test('what export prints, import takes over, and stats counts it', async () => {
  await addReader();
  const exported = await command('export');
  const file = join(folder.root, 'chats.jsonl');
  writeFileSync(file, `${exported.stdout}{"chatId": "x"}\n`);
  rmSync(join(folder.root, 'data'), { recursive: true });

  const imported = await command('import', file, '--json');
  const again = await command('export');
  const stats = await command('stats', '--json');

  expect(JSON.parse(imported.stdout)).toEqual({ chats: 2, faults: 1 });
  expect(imported.stderr).toContain('Cannot import line 3: chatId');
  expect(imported.code).toBe(1);
  expect(again.stdout).toBe(exported.stdout);
  expect(JSON.parse(stats.stdout)).toMatchObject({
    chats: 2,
    digests: 1,
    subscriptions: 2,
    topics: 1,
    pending: 0,
    deadLetters: 0,
    index: { stories: 1, tags: 1 },
  });
}, 60_000);

test('a digest is previewed for a day and its topics', async () => {
  const { stdout } = await command('digest', '--json', '--tags', '渡輪', '--language', 'en');
  const wrong = await command('digest', '--date', '2026-02-30');

  expect(JSON.parse(stdout)).toMatchObject({
    date: '2026-11-20',
    title: '20 November',
    stories: [{ path: 'ferry.md', title: '早班渡輪復航', why: '#渡輪' }],
  });
  expect(wrong.code).toBe(2);
}, 60_000);
