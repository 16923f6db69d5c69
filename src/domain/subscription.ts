/** What a chat follows. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';

/** What can be followed. */
export const TOPIC_KINDS = ['everything', 'tag', 'category', 'author', 'search'] as const;

/** One of them. */
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** Something to follow. Two topics of one kind and key are the same topic. */
export type Topic = {
  readonly kind: TopicKind;
  /** Folded, what stories are matched by; empty for everything. */
  readonly key: string;
  /** As the reader wrote it or as the archive names it. */
  readonly label: string;
};

/** A topic that a chat follows. */
export type Subscription = {
  /** The topic's number in the store. */
  readonly id: number;
  readonly topic: Topic;
  readonly since: Instant;
  /** It waits for the digest instead of coming at once. */
  readonly isInDigest: boolean;
};

/** How many subscriptions a chat may have. */
export const MAX_SUBSCRIPTIONS = 100;
/** How many of them may be searches. */
export const MAX_SEARCHES = 20;

/** What became of a wish to follow. */
export type AddOutcome = 'added' | 'known' | 'too-many' | 'too-many-searches';

/** Keeps who follows what. */
export interface SubscriptionStore {
  /** Oldest first. */
  list(chatId: SubscriberId): Promise<readonly Subscription[]>;
  /** Those of many chats at once; a chat that follows nothing is left out. */
  listEach(
    chatIds: readonly SubscriberId[],
  ): Promise<ReadonlyMap<SubscriberId, readonly Subscription[]>>;
  /** Told as the chat wants new ones told. The limits above hold whatever happens at once. The chat must be known to the subscriber store. */
  add(chatId: SubscriberId, topic: Topic, since: Instant): Promise<AddOutcome>;
  /** Takes these subscriptions away and returns those that were there. */
  remove(chatId: SubscriberId, ids: readonly number[]): Promise<readonly Subscription[]>;
  /** Brings removed subscriptions back as they were. */
  restore(chatId: SubscriberId, subscriptions: readonly Subscription[]): Promise<void>;
  /** One of them is told in the digest, or at once. */
  setInDigest(
    chatId: SubscriberId,
    one: { readonly id: number; readonly isInDigest: boolean },
  ): Promise<void>;
  /** All that there are now; new ones are told as the chat's settings say. */
  setAllInDigest(chatId: SubscriberId, all: { readonly isInDigest: boolean }): Promise<void>;
}

/** Keeps what was just unsubscribed, for a minute; it may be lost. Never rejects. */
export interface UndoStore {
  save(chatId: SubscriberId, removed: readonly Subscription[]): Promise<void>;
  /** What was saved within the last minute; empty when nothing was. A second call finds nothing. */
  take(chatId: SubscriberId): Promise<readonly Subscription[]>;
}
