import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteTroubles } from '../../src/delivery/admin-note.js';
import { BotClient } from '../../src/telegram/bot-client.js';
import { createMessenger } from '../../src/telegram/messenger.js';
import { quietLog } from '../telegram/quiet-log.js';
import { NOON, ourTexts } from '../views/our-texts.js';
import { type DeliveryDesk, openDeliveryDesk } from './desk.js';

const DAY = 24 * 3_600_000;

let desk: DeliveryDesk;
beforeEach(async () => {
  desk = await openDeliveryDesk();
});
afterEach(() => desk.stop());

/** A look at how things stand, and what every admin has been told so far. */
async function look(
  adminIds: readonly number[],
  {
    now = NOON,
    problems = 0,
    freeBytes = 10e9,
  }: { now?: number; problems?: number; freeBytes?: number },
) {
  const { api, store } = desk;
  await noteTroubles({
    adminIds,
    library: { problems: () => Promise.resolve({ problems: [], total: problems }) },
    outbox: store.outbox,
    notes: store.notes,
    subscribers: store.subscribers,
    messenger: createMessenger({
      client: new BotClient(api.token, {
        apiRoot: api.url,
        clock: { now: () => 0 },
        log: quietLog,
      }),
      buttons: store.buttons,
      log: quietLog,
    }),
    texts: ourTexts,
    defaultLanguage: 'en',
    timeZone: 'Asia/Hong_Kong',
    clock: { now: () => now },
    log: quietLog,
    freeBytes: () => Promise.resolve(freeBytes),
  });
  return adminIds.map((id) => api.world.messages.in(id).map(({ text }) => text));
}
const hire = () => desk.api.town.person({ hasStarted: true }).chat.id;

test('when all is well nobody is told anything', async () => {
  expect(await look([hire()], {})).toEqual([[]]);
});

test('every admin hears of what is wrong, once a day, in their language', async () => {
  const [one, other] = [hire(), hire()];
  const where = { chatId: other, threadId: undefined, kind: 'private' as const };
  await desk.store.subscribers.save(where, { language: 'zh-Hant' }, NOON);

  await look([one, other], { problems: 2, freeBytes: 3e6 });
  const [inEnglish, inChinese] = await look([one, other], { now: NOON + 60_000, problems: 9 });

  expect(inEnglish).toHaveLength(1);
  expect(inEnglish?.[0]).toContain('2 files cannot be shown');
  expect(inEnglish?.[0]).toContain('Only 3 MB are free');
  expect(inChinese).toHaveLength(1);
  expect(inChinese?.[0]).toContain('2 個檔案無法顯示');
});

test('files that were already broken are not reported again, but a new one is', async () => {
  const admin = hire();
  await look([admin], { problems: 2 });

  const [same] = await look([admin], { now: NOON + DAY, problems: 2 });
  const [more] = await look([admin], { now: NOON + 2 * DAY, problems: 3 });

  expect([same?.length, more?.length]).toEqual([1, 2]);
});

test('deliveries given up and chats that have waited for hours are reported', async () => {
  const admin = hire();
  await desk.follow(admin);
  await desk.tell('a');
  const now = Date.now();
  const order = { owner: 'a', now, leaseMs: 1_000, limit: 1 };
  const [held] = await desk.store.outbox.claim(order);
  if (held === undefined) throw new Error('nothing waits');
  await desk.store.outbox.bury(held, { items: held.items, nextAt: now, now }, 'strange');
  await desk.tell('b');

  const [told] = await look([admin], { now: now + 4 * 3_600_000 });

  expect(told?.[0]).toContain('1 delivery has been given up');
  expect(told?.[0]).toMatch(/1 chat has been waiting for its messages for 2[34]\d min/);
});

test('only one of two processes sends the note', async () => {
  const { notes } = desk.store;

  const first = await Promise.all([notes.take(undefined, NOON, 1), notes.take(undefined, NOON, 1)]);
  const next = [await notes.take(NOON, NOON + DAY, 1), await notes.take(NOON, NOON + DAY, 1)];

  expect(first.filter(Boolean)).toHaveLength(1);
  expect(next).toEqual([true, false]);
});
