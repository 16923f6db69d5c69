import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import type { Chat } from '../../src/playground/telegram.js';

const MEI = 7001;
const FORUM = -1_000_000_000_102;

let root: string;
let open: Playground[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-diary-'));
  open = [];
});

afterEach(async () => {
  for (const playground of open) await playground.close();
  rmSync(root, { recursive: true });
});

async function start(): Promise<Playground> {
  const started = await startPlayground({ port: 0, diaryPath: join(root, 'chats.json') });
  if ('fault' in started) throw new Error(started.fault);
  open.push(started);
  return started;
}

async function restart(playground: Playground): Promise<Playground> {
  await playground.close();
  return start();
}

function say({ world }: Playground, text: string, chatId = MEI): number {
  const chat: Chat = { id: chatId, type: 'private' };
  return world.messages.add({ chat, from: world.bot, date: 1, text }).message_id;
}

test('the chats show after a restart what they showed before, and their numbers go on', async () => {
  const before = await start();
  const first = say(before, '渡輪停航');

  const after = await restart(before);

  expect(after.world.messages.get(MEI, first)?.text).toBe('渡輪停航');
  expect(say(after, '復航')).toBe(first + 1);
});

test('an update after a restart has a higher number than those before, so that the bot answers it', async () => {
  const told = ({ world }: Playground) => {
    const message = world.messages.add({ chat, from: world.bot, date: 1, text: '早' });
    return world.updates.add({ message })?.update_id ?? 0;
  };
  const chat: Chat = { id: MEI, type: 'private' };
  const before = await start();
  const last = Math.max(...Array.from({ length: 50 }, () => told(before)));

  const after = await restart(before);

  expect(told(after)).toBeGreaterThan(last);
});

test('who has blocked the bot still does after a restart', async () => {
  const before = await start();
  before.world.chats.setStanding(MEI, { kind: 'blocked' });

  const after = await restart(before);

  expect(after.world.chats.standing(MEI)).toEqual({ kind: 'blocked' });
});

test('a forum keeps its topics and does not open them twice', async () => {
  const before = await start();
  const topics = [...before.world.chats.topics(FORUM)];
  say(before, 'hello');

  const after = await restart(before);

  expect([...after.world.chats.topics(FORUM)]).toEqual(topics);
});

test('a file that was sent can be saved after a restart', async () => {
  const before = await start();
  const { world } = before;
  const upload = {
    fileName: 'mydata.json',
    mimeType: 'application/json',
    bytes: Buffer.from('{}'),
  };
  const document = world.keep(upload);
  const chat: Chat = { id: MEI, type: 'private' };
  world.messages.add({ chat, from: world.bot, date: 1, document });

  const after = await restart(before);

  const response = await fetch(`${after.apiRoot}/page/files/${document.file_id}`);
  expect(await response.text()).toBe('{}');
});

test('a file of chats that somebody has broken begins anew', async () => {
  const path = join(root, 'chats.json');
  for (const broken of ['', '{"messages":', '{"messages":{"lastId":"7","shown":[{}]}}', '[]']) {
    writeFileSync(path, broken);

    const playground = await start();

    expect(playground.world.messages.in(MEI)).toEqual([]);
    await playground.close();
  }
  say(await start(), 'hello');
  await open.at(-1)?.close();
  expect(readFileSync(path, 'utf8')).toContain('hello');
});
