/** Mailboxes: what is to be sent, by chat. A worker claims a chat, not a message. */
import type { Instant } from './clock.js';
import type { DeliveryCounts } from './delivery-count.js';
import type { Subscriber, SubscriberId } from './subscriber.js';

/**
 * What waits in mailboxes, in the order in which it is sent. `alert`, `edit` and `late` refer to a
 * batch's number, `digest` to its local day or week, `broadcast` to its number. A `late` one was an
 * alert; it has no mailbox of its own and goes with the next digest.
 */
export const ITEM_KINDS = ['alert', 'edit', 'broadcast', 'digest', 'late'] as const;

/** One of `ITEM_KINDS`. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Something that waits for a chat. */
export type Item = {
  readonly kind: ItemKind;
  readonly ref: string;
  readonly createdAt: Instant;
};

/** An alert that is older than this goes with the digest, where there is one. */
export const MAX_ALERT_AGE_MS = 24 * 3_600_000;

/** A chat that this worker alone may write to until its lease ends. */
export type Claim = {
  /** A subscriber's id: for a forum topic not Telegram's number of the chat. */
  readonly chatId: SubscriberId;
  /** Tries that failed since the last one that worked. */
  readonly attempt: number;
  /** Changes with everything that is put into the mailbox. */
  readonly generation: number;
  readonly leaseUntil: Instant;
  readonly owner: string;
  /** With its settings of the moment of the claim; `undefined`: it was forgotten. */
  readonly to: Subscriber | undefined;
  /** In the order they were put in. */
  readonly items: readonly Item[];
};

/** A message that told batches, which can be changed. */
export type SentMessage = {
  readonly messageId: number;
  readonly batchIds: readonly number[];
};

/** What became of the items that a message was made of. */
export type Done = {
  readonly items: readonly Item[];
  /** The message that told these batches; `undefined`: nothing that can be changed later. */
  readonly sent?: SentMessage | undefined;
  /** News up to then were in this digest. */
  readonly digestedUpTo?: Instant | undefined;
  /** When the chat may be written to again. */
  readonly nextAt: Instant;
  readonly now: Instant;
};

/** A claim and how it ended. */
export type Ended = { readonly claim: Claim; readonly done: Done };

/** What waits. */
export type Backlog = {
  /** Chats with something in their mailbox. */
  readonly pending: number;
  /** When the first of them may be or could have been served; `undefined`: nothing waits. */
  readonly oldestDueAt: Instant | undefined;
  /** Messages a second that may go now, over all chats; `undefined`: none ever went. */
  readonly perSecond: number | undefined;
};

/** Keeps mailboxes, the global pace and what was sent. */
export interface Outbox {
  /** At most `limit` chats whose time has come, alerts before digests. */
  claim(order: {
    readonly owner: string;
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Claim[]>;
  /** The items are done with: they are gone, and the chat is free for whoever comes. Of a chat that was forgotten meanwhile nothing is written. */
  ack(claim: Claim, done: Done): Promise<void>;
  /** Many `ack`s at once, each chat at most once: all of them are written, or none is. */
  ackAll(ended: readonly Ended[]): Promise<void>;
  /** The chat is free again from `at` on, with everything that it holds. */
  release(claim: Claim, at: Instant, attempt: number): Promise<void>;
  /** These alerts go with the next digest; the chat is free with what else it holds. */
  postpone(claim: Claim, alerts: readonly Item[], now: Instant): Promise<void>;
  /** The batches that the chat's next digest tells because their alerts are too old by then. */
  lateBatches(chatId: SubscriberId, now: Instant): Promise<readonly number[]>;
  /** As `ack`, and the items are kept as dead letters with the reason. */
  bury(claim: Claim, done: Done, reason: string): Promise<void>;
  /** The message that told a batch; `undefined`: none. */
  sentMessage(chatId: SubscriberId, batchId: number): Promise<SentMessage | undefined>;
  /** Frees the chats whose worker did not come back. Returns how many. */
  reap(now: Instant): Promise<number>;
  /** The clock went back from `before` to `now`: what was due stays due, what was to come keeps its time. */
  clockWentBack(before: Instant, now: Instant): Promise<void>;
  /** Frees every chat: only for the one process that may use the store. */
  releaseAll(): Promise<void>;
  /** Takes the next `count` places of the global rate; the first message may go at the returned time. */
  reserve(
    count: number,
    now: Instant,
    mostPerSecond: number,
  ): Promise<{ readonly from: Instant; readonly perSecond: number }>;
  /** Nothing goes out before then, and slower for a while after. */
  pause(until: Instant, now: Instant, mostPerSecond: number): Promise<void>;
  /** Adds to counters that outlive the process. */
  count(counts: DeliveryCounts): Promise<void>;
  /** With the number of dead letters that are kept. */
  counts(): Promise<DeliveryCounts & { readonly dead: number }>;
  backlog(): Promise<Backlog>;
}
