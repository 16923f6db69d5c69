/** Makes the message that a mailbox's items become, at the moment it is sent. */
import type { BatchRange } from './batch.js';
import type { Instant } from './clock.js';
import type { Message } from './message.js';
import type { Subscriber } from './subscriber.js';

/** Makes messages for chats that did not ask. */
export interface Composer {
  /** The news of these batches for the chat; `undefined`: none that it still follows. */
  alert(to: Subscriber, range: BatchRange): Promise<Message | undefined>;
  /**
   * What is new up to `until` since the last digest, and what the `late` batches were to tell at once;
   * `undefined`: nothing worth a message.
   */
  digest(to: Subscriber, until: Instant, late: readonly number[]): Promise<Message | undefined>;
  /** What is told to everybody; `undefined`: it was stopped. */
  broadcast(id: number): Promise<Message | undefined>;
}
