/** Words of the people who run the bot to everybody who uses it. */
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { SubscriberId } from './subscriber.js';

/** `sending`: it is being put into mailboxes; `queued`: it is in all of them. */
export type BroadcastState = 'draft' | 'sending' | 'queued' | 'stopped';

/** One of them, and how far it has come. */
export type Broadcast = {
  readonly id: number;
  /** Plain text in lines. */
  readonly text: string;
  /** Only for chats that are set to it; `undefined`: for all. */
  readonly language: Language | undefined;
  readonly state: BroadcastState;
  /** Chats that it was put into the mailbox of; not those that a stop took it from. */
  readonly reached: number;
};

/** Keeps broadcasts. Channels get none: their readers never chose this bot. */
export interface BroadcastStore {
  /** Returns its number. */
  draft(text: string, now: Instant): Promise<number>;
  /** `undefined`: there is none of this number. */
  get(id: number): Promise<Broadcast | undefined>;
  /** In how many mailboxes it waits, the one of a test among them. */
  waiting(id: number): Promise<number>;
  /** Changes whom a draft is for. */
  address(id: number, language: Language | undefined): Promise<void>;
  /** How many chats would get it now. */
  audience(language: Language | undefined): Promise<number>;
  /** Puts it into this chat's mailbox alone. */
  test(id: number, chatId: SubscriberId, now: Instant): Promise<void>;
  /** Begins to send a draft; one that was begun goes on as it is. */
  start(id: number): Promise<void>;
  /** Takes it out of every mailbox; what is on its way arrives. */
  stop(id: number): Promise<void>;
  /** Puts it into the mailboxes of the next chats, at most `limit`: rows and cursor in one transaction. `false`: nothing is left to do. */
  fanOut(now: Instant, limit: number): Promise<boolean>;
  /** Forgets those that were written before then and wait nowhere. */
  prune(before: Instant): Promise<void>;
}
