/** A message from the people who run the bot to everybody who uses it. */
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { SubscriberId } from './subscriber.js';

/** `sending`: it is being put into mailboxes; `queued`: it is in all of them. */
export type BroadcastState = 'draft' | 'sending' | 'queued' | 'stopped';

/** A broadcast, and how far it has come. */
export type Broadcast = {
  readonly id: number;
  /** Plain text, with line breaks. */
  readonly text: string;
  /** Only for chats set to this language; `undefined`: for all. */
  readonly language: Language | undefined;
  readonly state: BroadcastState;
  /** How many chats had it put into their mailbox, not counting those a stop took it out of. */
  readonly reached: number;
};

/** Keeps broadcasts. Channels get none: their readers never chose this bot. */
export interface BroadcastStore {
  /** Returns the number of the new draft. */
  draft(text: string, now: Instant): Promise<number>;
  /** `undefined`: there is no broadcast with this number. */
  get(id: number): Promise<Broadcast | undefined>;
  /** How many mailboxes still hold it, including one that tests it. */
  waiting(id: number): Promise<number>;
  /** Changes who a draft is for. */
  address(id: number, language: Language | undefined): Promise<void>;
  /** How many chats would get it now. */
  audience(language: Language | undefined): Promise<number>;
  /** Puts it into this chat's mailbox only. */
  test(id: number, chatId: SubscriberId, now: Instant): Promise<void>;
  /** Starts sending a draft; one that has already started is left as it is. */
  start(id: number): Promise<void>;
  /** Takes it out of every mailbox; messages already on their way still arrive. */
  stop(id: number): Promise<void>;
  /**
   * Puts it into the mailboxes of the next chats, at most `limit`, and moves the cursor in the same
   * transaction. `false`: nothing is left to do.
   */
  fanOut(now: Instant, limit: number): Promise<boolean>;
  /** Forgets broadcasts written before then that no mailbox holds any more. */
  prune(before: Instant): Promise<void>;
}
