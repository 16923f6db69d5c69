/** Turns a mailbox's items into a message at the moment it is sent. */
import type { BatchRange } from './batch.js';
import type { Instant } from './clock.js';
import type { Message } from './message.js';
import type { Subscriber } from './subscriber.js';

/** Writes the messages that nobody asked for: alerts, digests, broadcasts. */
export interface Composer {
  /** The news of these batches for the chat; `undefined`: it no longer follows any of it. */
  alert(to: Subscriber, range: BatchRange): Promise<Message | undefined>;
  /**
   * What is new since the last digest, up to `until`, plus the overdue alerts of the `late`
   * batches; `undefined`: nothing worth a message.
   */
  digest(to: Subscriber, until: Instant, late: readonly number[]): Promise<Message | undefined>;
  /** The text of a broadcast; `undefined`: it was stopped. */
  broadcast(id: number): Promise<Message | undefined>;
}
