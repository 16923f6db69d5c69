/** Handles a chat that can be written to again. */
import type { Instant } from '../domain/clock.js';
import { scheduledDigestAt } from '../domain/digest-time.js';
import type { SubscriberId, SubscriberStore } from '../domain/subscriber.js';

/**
 * Wakes the chat with its topics and sets their next digests; what they missed is not sent later.
 */
export async function wakeChat(
  subscribers: SubscriberStore,
  id: SubscriberId,
  { now, newsroomZone }: { readonly now: Instant; readonly newsroomZone: string },
): Promise<void> {
  for (const subscriber of await subscribers.wake(id, now)) {
    const next = scheduledDigestAt(subscriber, newsroomZone, now);
    if (next !== undefined) await subscribers.save(subscriber, { nextDigestAt: next }, now);
  }
}
