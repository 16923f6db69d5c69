/** Who is due a digest. */
import type { Instant } from './clock.js';
import type { Subscriber } from './subscriber.js';

/** What a due digest becomes. */
export type DigestPlan = {
  /** The local day or week; never twice for one chat. `undefined`: too late, only the next time is set. */
  readonly period: string | undefined;
  readonly nextDigestAt: Instant;
};

/** Finds who is due. */
export interface DigestStore {
  /**
   * Puts a digest into the mailbox of chats whose time has come and sets their next time, in one
   * transaction. Returns how many chats were due.
   */
  planDigests(
    now: Instant,
    limit: number,
    plan: (subscriber: Subscriber) => DigestPlan,
  ): Promise<number>;
}
