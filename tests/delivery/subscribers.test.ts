import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { subscriberIdOf, type Settings } from '../../src/domain/subscriber.js';
import type { Person } from '../../src/playground/person.js';
import { type DeliveryDesk, openDeliveryDesk, TOPIC } from './desk.js';

const DAY = 24 * 3_600_000;

let desk: DeliveryDesk;
let reader: Person;
beforeEach(async () => {
  desk = await openDeliveryDesk();
  reader = desk.api.town.person({ hasStarted: true });
  await desk.follow(reader.chat.id);
});
afterEach(() => desk.stop());

const set = (settings: Settings, now = Date.now()) =>
  desk.store.subscribers.save(
    { chatId: reader.chat.id, threadId: undefined, kind: 'private' },
    settings,
    now,
  );
const sent = () => desk.api.journal.calls('sendMessage');
const allSent = () =>
  vi.waitFor(async () => expect((await desk.store.outbox.backlog()).pending).toBe(0), {
    timeout: 20_000,
  });
/** Another chat got its news, so that this one had its turn. */
const othersAreTold = async (storyId: string) => {
  const other = desk.api.town.person({ hasStarted: true });
  await desk.follow(other.chat.id);
  await desk.tell(storyId);
  await desk.api.town.waitForMessage(other.chat);
};

test('nothing arrives during a pause; afterwards everything comes in one message', async () => {
  await set({ pausedUntil: Date.now() + 3 * DAY });
  desk.start();
  await othersAreTold('a');
  await othersAreTold('b');
  const during = desk.api.town.messages(reader.chat).length;

  desk.passes(3 * DAY + 1_000);
  await desk.api.town.waitForMessage(reader.chat);
  await allSent();

  expect(during).toBe(0);
  expect(desk.api.town.messages(reader.chat)).toHaveLength(1);
});

test('ending a pause early sends what was waiting', async () => {
  await set({ pausedUntil: Date.now() + 3 * DAY });
  desk.start();
  await othersAreTold('a');

  await set({ pausedUntil: undefined });
  await desk.api.town.waitForMessage(reader.chat);
  await allSent();

  expect(desk.api.town.messages(reader.chat)).toHaveLength(1);
});

test('a silenced chat gets messages without a sound', async () => {
  await set({ isSilent: true });
  desk.start();
  await desk.tell('a');
  await allSent();

  expect(sent().map(({ params }) => params['disable_notification'])).toEqual([true]);
});

test('a forum topic gets its news in the topic; a deleted topic goes to sleep alone', async () => {
  const forum = desk.api.town.group({ owner: reader, isForum: true });
  const threadId = forum.opensTopic('Ferries');
  const topics = [threadId, threadId + 1_000].map((thread) => ({
    chatId: forum.chat.id,
    threadId: thread,
    kind: 'group' as const,
  }));
  for (const topic of topics) {
    await desk.store.subscribers.save(topic, {}, 0);
    await desk.store.subscriptions.add(subscriberIdOf(topic), TOPIC, 0);
  }
  desk.start();
  await desk.tell('a');
  const told = await desk.api.town.waitForMessage(forum.chat);
  await allSent();
  const standings = await Promise.all(
    topics.map(
      async (topic) => (await desk.store.subscribers.get(subscriberIdOf(topic)))?.standing,
    ),
  );

  expect(told.message_thread_id).toBe(threadId);
  expect(standings).toEqual(['active', 'asleep']);
});
