import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Newsroom } from '../../src/playground/newsroom.js';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import { ShiftedClock } from '../../src/playground/shifted-clock.js';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const HOUR = 3_600_000;
const MEI = 7001;
const EMMA = 7003;
const GROUP = -1_000_000_000_101;
const FORUM = -1_000_000_000_102;
const CHANNEL = -1_000_000_000_103;

let root: string;
let clock: ShiftedClock;
let playground: Playground;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-stage-'));
  mkdirSync(join(root, 'samples'));
  writeFileSync(join(root, 'samples', 'ferry.md'), '# Ferry\n');
  clock = new ShiftedClock(join(root, 'clock'), () => NOON);
  const started = await startPlayground({
    port: 0,
    stage: {
      clock,
      newsroom: openNewsroom(),
      contentFolder: join(root, 'articles'),
      adminIds: [7003],
      timeZone: 'Asia/Hong_Kong',
      digestTime: '08:00',
    },
  });
  if ('fault' in started) throw new Error(started.fault);
  playground = started;
});

afterEach(async () => {
  await playground.close();
  rmSync(root, { recursive: true });
});

function openNewsroom(): Newsroom {
  return Newsroom.open(join(root, 'articles'), join(root, 'samples'), () => clock.now());
}

/** What came of the deed; its status alone when it made no sense. */
async function does(deed: string, personId: number, chatId: number, fields: object = {}) {
  const response = await fetch(`${playground.apiRoot}/page/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId, chatId, ...fields }),
  });
  const result = (await response.json()) as Record<string, unknown>;
  return response.ok ? result : response.status;
}

test('an article that is written on the page is a Markdown file beside a copy of the samples', async () => {
  const result = await does('publishes', EMMA, EMMA, {
    headline: 'Quote "---" and: colon',
    tags: ['ferry', ' '],
    text: '---\nThe last boat.',
  });

  const path = join(root, 'articles', `written/${NOON}.md`);
  expect(result).toEqual({ path: `written/${NOON}.md` });
  expect(readFileSync(path, 'utf8')).toBe(
    '---\ntitle: "Quote \\"---\\" and: colon"\ndate: 2026-11-23T04:00:00.000Z\ntags: ["ferry"]\n---\n\n---\nThe last boat.\n',
  );
  expect(readFileSync(join(root, 'articles', 'samples', 'ferry.md'), 'utf8')).toBe('# Ferry\n');
});

test('an article without headline, without text or beyond all measure is not saved', async () => {
  const draft = { headline: 'Ferry', tags: [], text: 'The last boat.' };

  expect(await does('publishes', EMMA, EMMA, { ...draft, headline: ' ' })).toBe(400);
  expect(await does('publishes', EMMA, EMMA, { ...draft, text: '' })).toBe(400);
  expect(await does('publishes', EMMA, EMMA, { ...draft, text: 'x'.repeat(100_001) })).toBe(400);
  expect(await does('publishes', EMMA, EMMA, { ...draft, tags: [7] })).toBe(400);
});

test('what was written stays when the samples are copied anew, a sample that is gone goes', () => {
  writeFileSync(join(root, 'articles', 'written', 'mine.md'), '# Mine\n');
  rmSync(join(root, 'samples', 'ferry.md'));

  openNewsroom();

  expect(readFileSync(join(root, 'articles', 'written', 'mine.md'), 'utf8')).toBe('# Mine\n');
  expect(() => readFileSync(join(root, 'articles', 'samples', 'ferry.md'))).toThrow('ENOENT');
});

test('the clock goes ahead, never back, and the next start goes on from there', async () => {
  expect(await does('advances', EMMA, EMMA, { ms: 20 * HOUR })).toEqual({ isDone: true });
  expect(await does('advances', EMMA, EMMA, { ms: -HOUR })).toBe(400);
  expect(await does('advances', EMMA, EMMA, { ms: 1e20 })).toBe(400);

  expect(clock.now()).toBe(NOON + 20 * HOUR);
  expect(new ShiftedClock(join(root, 'clock'), () => NOON).now()).toBe(NOON + 20 * HOUR);
});

test('a button that has changed under the finger is not pressed', async () => {
  const { world } = playground;
  const chat = { id: MEI, type: 'private' } as const;
  const keyboard = (data: string) => ({ inline_keyboard: [[{ text: data, callback_data: data }]] });
  const shown = { chat, from: world.bot, date: world.seconds(), text: 'Menu' };
  const message = world.messages.add({ ...shown, reply_markup: keyboard('open') });
  world.messages.replace({ ...message, reply_markup: keyboard('delete') });

  const result = await does('presses', MEI, MEI, { messageId: message.message_id, data: 'open' });

  expect(result).toBe(400);
  expect(world.callbacks.unanswered()).toEqual([]);
});

test('members become admins and back, the owner stays', async () => {
  const { chats } = playground.world;
  const status = (id: number) =>
    chats.members(GROUP).find(({ user }) => user.id === id)?.status ?? 'nobody';

  await does('appoints', MEI, GROUP, { userId: EMMA, status: 'administrator' });
  expect(status(EMMA)).toBe('administrator');
  await does('appoints', MEI, GROUP, { userId: EMMA, status: 'member' });
  expect(status(EMMA)).toBe('member');
  expect(await does('appoints', MEI, GROUP, { userId: MEI, status: 'member' })).toBe(400);
  expect(await does('appoints', MEI, GROUP, { userId: EMMA, status: 'creator' })).toBe(400);
});

test('the bot is removed, added and made an admin, and the group says so', async () => {
  await does('places', MEI, GROUP, { status: 'kicked' });
  await does('places', MEI, GROUP, { status: 'member' });
  await does('places', MEI, GROUP, { status: 'administrator' });

  const { chats, messages, bot } = playground.world;
  expect(chats.member(GROUP, bot).status).toBe('administrator');
  expect(messages.in(GROUP)).toMatchObject([
    { left_chat_member: bot },
    { new_chat_members: [bot] },
  ]);
});

test('a topic of the forum is written in, one that is not there refuses', async () => {
  const opened = (await does('opens', EMMA, FORUM, { name: 'Weather' })) as { threadId: number };

  expect(await does('sends', MEI, FORUM, { text: 'rain', ...opened })).toMatchObject({
    message_thread_id: opened.threadId,
    is_topic_message: true,
  });
  expect(await does('sends', MEI, FORUM, { text: 'rain', threadId: 99_999 })).toBe(400);
  expect(await does('opens', MEI, GROUP, { name: 'Weather' })).toBe(400);
});

test('in a channel its owner speaks in its name, others cannot', async () => {
  expect(await does('sends', MEI, CHANNEL, { text: 'good morning' })).toMatchObject({
    sender_chat: { id: CHANNEL },
  });
  expect(await does('sends', EMMA, CHANNEL, { text: 'hi' })).toBe(400);
});

test('a location is a point on the map or nothing', async () => {
  expect(await does('locates', EMMA, EMMA, { latitude: 51.5, longitude: -0.1 })).toMatchObject({
    location: { latitude: 51.5, longitude: -0.1 },
  });
  expect(await does('locates', EMMA, EMMA, { latitude: 91, longitude: 0 })).toBe(400);
});

test('an ordered trouble meets the next message to this chat only', async () => {
  await does('troubles', EMMA, EMMA, { kind: 'flood' });
  const send = async (chatId: number) =>
    (
      await fetch(`${playground.apiRoot}/bot${playground.token}/sendMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: chatId, text: 'news' }),
      })
    ).status;

  expect(await send(MEI)).toBe(200);
  expect(await send(EMMA)).toBe(429);
  expect(await send(EMMA)).toBe(200);
  expect(await does('troubles', EMMA, EMMA, { kind: 'toString' })).toBe(400);
});

test('one event stream too many is refused, and a closed one makes room', async () => {
  const closing = Array.from({ length: 24 }, () => new AbortController());
  const open = (signal: AbortSignal) => fetch(`${playground.apiRoot}/page/events`, { signal });
  await Promise.all(closing.map(({ signal }) => open(signal)));

  expect((await open(new AbortController().signal)).status).toBe(503);
  closing[0]?.abort();
  await expect
    .poll(async () => {
      const last = new AbortController();
      const { status } = await open(last.signal);
      last.abort();
      return status;
    })
    .toBe(200);
});
