/** News goes out in batches: stories that arrive within seconds are announced together. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';
import type { Topic, TopicKind } from './subscription.js';

/** A file of a story, as the store knows it. */
export type ArticleStamp = {
  readonly articleId: string;
  readonly contentHash: string;
  /** The hash that this process knew before; empty: it knew none. Left out: replaces anything. */
  readonly replaces?: string;
};

/** A story with all its files, as it was found. */
export type StoryStamp = {
  readonly storyId: string;
  readonly articles: readonly ArticleStamp[];
  /** Of its newest version; `undefined`: no date. */
  readonly publishedAt: Instant | undefined;
};

/**
 * `late`: too old to announce, only remembered. `ahead`: another process has published a newer
 * text.
 */
export type PublishOutcome = 'new' | 'updated' | 'known' | 'late' | 'ahead';

/** How far the index of one process may lag behind that of another on the same store. */
export const INDEX_LAG_MS = 15 * 60_000;

/** How long a batch stays open: after its latest story, and at most after its first. */
export type SettleTimes = { readonly quietMs: number; readonly mostMs: number };

/** A story and a topic that it matches. */
export type Match = { readonly topicId: number; readonly storyId: string };

/** A story to announce to a chat, with the topic through which the chat follows it. */
export type ChatMatch = {
  readonly storyId: string;
  readonly batchId: number;
  /** `undefined`: the chat follows nothing in particular. */
  readonly topic: Topic | undefined;
};

/** A range of batches by number, both ends included. */
export type BatchRange = {
  readonly first: number;
  readonly last: number;
  /** For a digest: further batches, whose alerts were held back for too long. */
  readonly late?: readonly number[];
};

/** An empty range: batch numbers begin at 1. */
export const NO_BATCHES: BatchRange = { first: 0, last: 0 };

/** Which of a chat's subscriptions count: those announced at once, or those left to the digest. */
export type MatchPurpose = 'alert' | 'digest';

/** Stores what is news and which chats are to hear of it. */
export interface BatchStore {
  /**
   * When the articles already in the folder at the first start were recorded; `undefined`: not yet.
   */
  baselineAt(): Promise<Instant | undefined>;
  setBaseline(at: Instant): Promise<void>;
  /** Every article seen so far, with the hash of its text. */
  known(): Promise<ReadonlyMap<string, string>>;
  /** Records stories without announcing them. */
  note(stories: readonly StoryStamp[], now: Instant): Promise<void>;
  /**
   * Puts each new story into the open batch, once and never again. A story of which any file or
   * text was seen before counts as updated, and the messages that announced it are edited. One
   * transaction.
   */
  publish(
    stories: readonly StoryStamp[],
    now: Instant,
    oldestPublishedAt: Instant,
  ): Promise<readonly PublishOutcome[]>;
  /**
   * The articles of these batches as last published, as long as that is so recent that the index of
   * this process may lag behind; empty where no other process can use the store.
   */
  latelyPublished(range: BatchRange, now: Instant): Promise<readonly ArticleStamp[]>;
  /** Closes the batches that have been quiet for long enough. */
  seal(now: Instant, settle: SettleTimes): Promise<void>;
  /** A closed batch whose stories have not been matched yet; `undefined`: none. */
  nextToMatch(): Promise<
    { readonly batchId: number; readonly storyIds: readonly string[] } | undefined
  >;
  /** The numbers of topics by their keys; keys that nobody follows are left out. */
  topicIds(kind: TopicKind, keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Searches with a number above `after`, in order, at most `limit`. */
  searches(
    after: number,
    limit: number,
  ): Promise<readonly { readonly id: number; readonly key: string }[]>;
  /** Finishes matching a batch, replacing whatever an interrupted run had written. */
  saveMatches(batchId: number, matches: readonly Match[]): Promise<void>;
  /**
   * Puts a batch into the mailboxes of the next chats, at most `limit`, and moves the cursor in the
   * same transaction. `false`: nothing is left to do.
   */
  fanOut(now: Instant, limit: number): Promise<boolean>;
  /** The stories of these batches that the chat follows now, newest batch first. */
  matches(
    chatId: SubscriberId,
    range: BatchRange,
    purpose: MatchPurpose,
  ): Promise<readonly ChatMatch[]>;
  /** The batches closed after `from` and up to `to`; `undefined`: none. */
  sealedBetween(from: Instant, to: Instant): Promise<BatchRange | undefined>;
  /** When a batch was last closed; `undefined`: never. */
  lastSealedAt(): Promise<Instant | undefined>;
  /** Forgets batches closed before then. */
  prune(before: Instant): Promise<void>;
}
