/** Updates from Telegram, each taken once, and handled in order within a chat by one process at a time. */
import type { Instant } from './clock.js';
import type { ChatId } from './message.js';

/** An update in hand. */
export type HeldUpdate = {
  /** Telegram's number of it. */
  readonly updateId: number;
  /** The chat it came from: the updates of one chat wait for each other. */
  readonly chatId: ChatId;
  /** The update as JSON. */
  readonly body: string;
  /** How many processes had it in hand before and did not come back. */
  readonly attempt: number;
};

/** Who holds updates, and how long before others may take them over. */
export type Holder = { readonly owner: string; readonly leaseMs: number };

/**
 * `mine`: this process handles it now; `waits`: another one of its chat is in hand, and whoever has
 * that goes on with this one; `known`: it was taken before; `full`: too many of its chat wait, and it
 * is not kept.
 */
export type TakeOutcome = 'mine' | 'waits' | 'known' | 'full';

/** Keeps updates from when Telegram brings them to when they have been handled. */
export interface Inbox {
  /** Takes an update once for ever, whoever else is brought it. It is safe when this resolves. */
  take(update: Omit<HeldUpdate, 'attempt'>, holder: Holder, now: Instant): Promise<TakeOutcome>;
  /** Notes the number of an update that is not kept; `false`: somebody was brought it before. */
  isFirst(updateId: number, now: Instant): Promise<boolean>;
  /**
   * The update was handled: its words and its chat are forgotten, its number is remembered. The next
   * one of its chat is then in hand; `undefined`: none waits, or somebody else goes on.
   */
  finish(update: HeldUpdate, holder: Holder, now: Instant): Promise<HeldUpdate | undefined>;
  /** Takes over chats whose holder did not come back, at most `limit`: the first update of each. */
  takeOver(holder: Holder, now: Instant, limit: number): Promise<readonly HeldUpdate[]>;
  /**
   * These of what this process has in hand stay its own for another lease. Others that the store takes
   * to be in its hand are not: a server that died before its word came leaves such, and nobody works on them.
   */
  renew(updateIds: readonly number[], holder: Holder, now: Instant): Promise<void>;
  /** Lets go of what this process has in hand; all others may take it at once. */
  letGo(owner: string): Promise<void>;
  /** Lets go of everything: only for the one process that may use the store. */
  letGoAll(): Promise<void>;
  /** Forgets the numbers of updates that were taken before then and have been handled. */
  prune(before: Instant): Promise<void>;
}
