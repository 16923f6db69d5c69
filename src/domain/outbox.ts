/** Mailboxes: what is to be sent, chat by chat. A worker claims a chat, not a message. */
import type { Instant } from './clock.js';
import type { DeliveryCounts } from './delivery-count.js';
import type { Subscriber, SubscriberId } from './subscriber.js';

/**
 * What can wait in a mailbox, in the order of sending. `alert`, `edit` and `late` refer to a batch
 * by number, `digest` to its local day or week, `broadcast` to its number. A `late` item is an
 * overdue alert that goes out with the next digest and needs no mailbox of its own.
 */
export const ITEM_KINDS = ['alert', 'edit', 'broadcast', 'digest', 'late'] as const;

/** One of `ITEM_KINDS`. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Something that waits to be sent to a chat. */
export type Item = {
  readonly kind: ItemKind;
  readonly ref: string;
  readonly createdAt: Instant;
};

/** An alert older than this goes out with the digest, if the chat has one. */
export const MAX_ALERT_AGE_MS = 24 * 3_600_000;

/** A chat that only this worker may write to until the lease ends. */
export type Claim = {
  /** A subscriber's id, which for a forum topic is not Telegram's chat number. */
  readonly chatId: SubscriberId;
  /** Attempts that failed since the last success. */
  readonly attempt: number;
  /** Changes whenever something is put into the mailbox. */
  readonly generation: number;
  readonly leaseUntil: Instant;
  readonly owner: string;
  /** With its settings at the moment of the claim; `undefined`: the chat was forgotten. */
  readonly to: Subscriber | undefined;
  /** In the order in which they were put in. */
  readonly items: readonly Item[];
};

/** A message that announced batches and can still be edited. */
export type SentMessage = {
  readonly messageId: number;
  readonly batchIds: readonly number[];
};

/** What happened to the items that a message was made of. */
export type Done = {
  readonly items: readonly Item[];
  /** The message that announced these batches; `undefined`: nothing that could be edited later. */
  readonly sent?: SentMessage | undefined;
  /** The digest contained the news up to then. */
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
  /** When the first of them was or will be due; `undefined`: nothing waits. */
  readonly oldestDueAt: Instant | undefined;
  /**
   * The current limit of messages a second over all chats; `undefined`: none has ever been sent.
   */
  readonly perSecond: number | undefined;
};

/** Keeps the mailboxes, the global pace and the messages that were sent. */
export interface Outbox {
  /** At most `limit` chats that are due, alerts before digests. */
  claim(order: {
    readonly owner: string;
    readonly now: Instant;
    readonly leaseMs: number;
    readonly limit: number;
  }): Promise<readonly Claim[]>;
  /**
   * The items are done: they are deleted, and the chat can be claimed again. Writes nothing for a
   * chat that was forgotten meanwhile.
   */
  ack(claim: Claim, done: Done): Promise<void>;
  /** Many `ack`s at once, at most one for each chat: all of them are written, or none is. */
  ackAll(ended: readonly Ended[]): Promise<void>;
  /** The chat can be claimed again from `at` on, with all its items. */
  release(claim: Claim, at: Instant, attempt: number): Promise<void>;
  /**
   * These alerts go out with the next digest; the chat can be claimed again for its other items.
   */
  postpone(claim: Claim, alerts: readonly Item[], now: Instant): Promise<void>;
  /**
   * The batches whose alerts will by then be overdue, so that the chat's next digest announces
   * them.
   */
  lateBatches(chatId: SubscriberId, now: Instant): Promise<readonly number[]>;
  /** Like `ack`, but the items are kept as dead letters with the reason. */
  bury(claim: Claim, done: Done, reason: string): Promise<void>;
  /** The message that announced a batch; `undefined`: none. */
  sentMessage(chatId: SubscriberId, batchId: number): Promise<SentMessage | undefined>;
  /** Releases chats whose worker has disappeared. Returns how many. */
  reap(now: Instant): Promise<number>;
  /**
   * The clock was set back from `before` to `now`: what was due stays due, what was planned keeps
   * its time.
   */
  clockWentBack(before: Instant, now: Instant): Promise<void>;
  /** Releases every chat: only for the one process that may use the store. */
  releaseAll(): Promise<void>;
  /**
   * Reserves the next `count` places of the global rate; the first message may go at the returned
   * time.
   */
  reserve(
    count: number,
    now: Instant,
    mostPerSecond: number,
  ): Promise<{ readonly from: Instant; readonly perSecond: number }>;
  /** Stops all sending until then, and slows it down for a while after. */
  pause(until: Instant, now: Instant, mostPerSecond: number): Promise<void>;
  /** Adds to counters that survive restarts. */
  count(counts: DeliveryCounts): Promise<void>;
  /** Includes the number of dead letters. */
  counts(): Promise<DeliveryCounts & { readonly dead: number }>;
  backlog(): Promise<Backlog>;
}
