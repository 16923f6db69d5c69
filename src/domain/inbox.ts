/**
 * Updates from Telegram: each is taken once, and those of one chat are handled in order by one
 * process at a time.
 */
import type { Instant } from './clock.js';
import type { ChatId } from './message.js';

/** An update that a process is handling. */
export type HeldUpdate = {
  /** Telegram's number for it. */
  readonly updateId: number;
  /** The chat it came from: the updates of one chat wait for each other. */
  readonly chatId: ChatId;
  /** The update as JSON. */
  readonly body: string;
  /** How many processes had it in hand before and disappeared. */
  readonly attempt: number;
};

/** Who holds updates, and for how long before others may take them over. */
export type Holder = { readonly owner: string; readonly leaseMs: number };

/**
 * `mine`: this process handles it now; `waits`: another update of its chat is in hand, and its
 * holder will go on to this one; `known`: it was taken before; `full`: too many of its chat are
 * waiting, so it is not kept.
 */
export type TakeOutcome = 'mine' | 'waits' | 'known' | 'full';

/** Keeps updates from the moment Telegram delivers them until they have been handled. */
export interface Inbox {
  /**
   * Takes an update once and never again, whichever process it is delivered to. When this resolves,
   * the update is safe.
   */
  take(update: Omit<HeldUpdate, 'attempt'>, holder: Holder, now: Instant): Promise<TakeOutcome>;
  /** Records the number of an update that is not kept; `false`: it was delivered before. */
  isFirst(updateId: number, now: Instant): Promise<boolean>;
  /**
   * The update was handled: its text and chat are forgotten, its number is remembered. Returns the
   * next update of its chat, now in hand; `undefined`: none is waiting, or another process goes on.
   */
  finish(update: HeldUpdate, holder: Holder, now: Instant): Promise<HeldUpdate | undefined>;
  /** Takes over chats whose holder has disappeared, at most `limit`: the first update of each. */
  takeOver(holder: Holder, now: Instant, limit: number): Promise<readonly HeldUpdate[]>;
  /**
   * Extends the lease on those of these updates that this process has in hand. Others are left to
   * expire, even if the store says this process holds them: a database server may die after taking
   * an update and before saying so, and then nobody is working on it.
   */
  renew(updateIds: readonly number[], holder: Holder, now: Instant): Promise<void>;
  /** Releases what this process has in hand; any process may take it at once. */
  letGo(owner: string): Promise<void>;
  /** Releases everything: only for the one process that may use the store. */
  letGoAll(): Promise<void>;
  /** Forgets the numbers of handled updates that were taken before then. */
  prune(before: Instant): Promise<void>;
}
