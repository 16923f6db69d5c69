/** News goes out in batches: what arrives within seconds is told together. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';
import type { Topic, TopicKind } from './subscription.js';

/** A file of a story, as the store knows it. */
export type ArticleStamp = {
  readonly articleId: string;
  readonly contentHash: string;
  /** The text that this process saw before it; empty: it saw none. Left out: whatever was there. */
  readonly replaces?: string;
};

/** A story with all its files, as it was found. */
export type StoryStamp = {
  readonly storyId: string;
  readonly articles: readonly ArticleStamp[];
  /** Of its newest version; `undefined`: no date. */
  readonly publishedAt: Instant | undefined;
};

/** `late`: too old to be told; it is remembered. `ahead`: another process has just published a later text. */
export type PublishOutcome = 'new' | 'updated' | 'known' | 'late' | 'ahead';

/** So long the index of one process may be behind that of another on the same store. */
export const INDEX_LAG_MS = 15 * 60_000;

/** How long a batch waits for more: after the last story, and after the first. */
export type SettleTimes = { readonly quietMs: number; readonly mostMs: number };

/** A story that a topic fits. */
export type Match = { readonly topicId: number; readonly storyId: string };

/** A story that a chat is to be told of, and the topic that it follows. */
export type ChatMatch = {
  readonly storyId: string;
  readonly batchId: number;
  /** `undefined`: the chat follows nothing in particular. */
  readonly topic: Topic | undefined;
};

/** Batches by their numbers, the first and the last included. */
export type BatchRange = {
  readonly first: number;
  readonly last: number;
  /** More of them for a digest: what they were to tell at once and could not. */
  readonly late?: readonly number[];
};

/** Their numbers begin at 1. */
export const NO_BATCHES: BatchRange = { first: 0, last: 0 };

/** Which of a chat's subscriptions count: those told at once, or those told in the digest. */
export type MatchPurpose = 'alert' | 'digest';

/** Keeps what is news and whom it is told. */
export interface BatchStore {
  /** When everything that was already in the folder had been noted; `undefined`: not yet. */
  baselineAt(): Promise<Instant | undefined>;
  setBaseline(at: Instant): Promise<void>;
  /** Every article that was seen, with the hash of its text. */
  known(): Promise<ReadonlyMap<string, string>>;
  /** Notes stories that nobody is told of. */
  note(stories: readonly StoryStamp[], now: Instant): Promise<void>;
  /**
   * Puts each story into the open batch, once for ever: a story of which any file or text was seen
   * before is an update of it, and the messages that told it are to be changed. One transaction.
   */
  publish(
    stories: readonly StoryStamp[],
    now: Instant,
    oldestPublishedAt: Instant,
  ): Promise<readonly PublishOutcome[]>;
  /**
   * The articles of these batches as they were last published, where that was so lately that the index
   * of this process may be behind; none where no other process can use the store.
   */
  latelyPublished(range: BatchRange, now: Instant): Promise<readonly ArticleStamp[]>;
  /** Closes the batches that have been quiet for long enough. */
  seal(now: Instant, settle: SettleTimes): Promise<void>;
  /** A closed batch whose stories have not been matched; `undefined`: none. */
  nextToMatch(): Promise<
    { readonly batchId: number; readonly storyIds: readonly string[] } | undefined
  >;
  /** The numbers of topics that are followed, by their keys. */
  topicIds(kind: TopicKind, keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Searches with a number above `after`, in order, at most `limit`. */
  searches(
    after: number,
    limit: number,
  ): Promise<readonly { readonly id: number; readonly key: string }[]>;
  /** Ends the matching of a batch; replaces what a run that was cut off had written. */
  saveMatches(batchId: number, matches: readonly Match[]): Promise<void>;
  /**
   * Puts a batch into the mailboxes of the next chats: rows and cursor in one transaction.
   * `false`: nothing is left to do. At most `limit` chats.
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
