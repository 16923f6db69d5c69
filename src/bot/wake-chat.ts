/** A chat that could not be written to is back. */
import type { Instant } from '../domain/clock.js';
import { nextDigestAt } from '../domain/digest-time.js';
import type { ChatId } from '../domain/message.js';
import type { SubscriberStore } from '../domain/subscriber.js';

/** Wakes the chat and sets its next digest; what it missed is not sent later. */
export async function wakeChat(
  subscribers: SubscriberStore,
  chatId: ChatId,
  now: Instant,
  newsroomZone: string,
): Promise<void> {
  if (!(await subscribers.wake(chatId, now))) return;
  const subscriber = await subscribers.get(chatId);
  if (subscriber?.digest === undefined) return;
  const next = nextDigestAt(subscriber.digest, subscriber.timeZone ?? newsroomZone, now);
  await subscribers.save(subscriber, { nextDigestAt: next }, now);
}
