/** What a chat follows. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';

/** The kinds of things that can be followed. */
export const TOPIC_KINDS = ['everything', 'tag', 'category', 'author', 'search'] as const;

/** One of `TOPIC_KINDS`. */
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** Something to follow. Two topics with the same kind and key are the same topic. */
export type Topic = {
  readonly kind: TopicKind;
  /** The folded text that stories are matched by; empty for `everything`. */
  readonly key: string;
  /** As the reader wrote it or as the archive calls it. */
  readonly label: string;
};

/** A topic that a chat follows. */
export type Subscription = {
  /** The topic's number in the store. */
  readonly id: number;
  readonly topic: Topic;
  readonly since: Instant;
  /** Its news waits for the digest instead of coming at once. */
  readonly isInDigest: boolean;
};

/** How many subscriptions a chat may have. */
export const MAX_SUBSCRIPTIONS = 100;
/** How many of them may be searches. */
export const MAX_SEARCHES = 20;

/** The result of adding a subscription. */
export type AddOutcome = 'added' | 'known' | 'too-many' | 'too-many-searches';

/** Stores who follows what. */
export interface SubscriptionStore {
  /** Oldest first. */
  list(chatId: SubscriberId): Promise<readonly Subscription[]>;
  /** The subscriptions of many chats at once; a chat that follows nothing is left out. */
  listEach(
    chatIds: readonly SubscriberId[],
  ): Promise<ReadonlyMap<SubscriberId, readonly Subscription[]>>;
  /**
   * Adds a subscription, announced as the chat's settings say. The limits above hold even for
   * simultaneous requests. The chat must be known to the subscriber store.
   */
  add(chatId: SubscriberId, topic: Topic, since: Instant): Promise<AddOutcome>;
  /** Removes these subscriptions and returns those that existed. */
  remove(chatId: SubscriberId, ids: readonly number[]): Promise<readonly Subscription[]>;
  /** Brings removed subscriptions back as they were. */
  restore(chatId: SubscriberId, subscriptions: readonly Subscription[]): Promise<void>;
  /** Moves one subscription into the digest, or out of it. */
  setInDigest(
    chatId: SubscriberId,
    one: { readonly id: number; readonly isInDigest: boolean },
  ): Promise<void>;
  /** Moves all current subscriptions; new ones follow the chat's settings. */
  setAllInDigest(chatId: SubscriberId, all: { readonly isInDigest: boolean }): Promise<void>;
}

/** Keeps what was just unsubscribed, for a minute; it may get lost. Never rejects. */
export interface UndoStore {
  save(chatId: SubscriberId, removed: readonly Subscription[]): Promise<void>;
  /** What was saved within the last minute, or nothing. A second call finds nothing. */
  take(chatId: SubscriberId): Promise<readonly Subscription[]>;
}
