/** Who is due a digest. */
import type { Instant } from './clock.js';
import type { DigestTimes, Subscriber } from './subscriber.js';

/** What a due digest becomes. */
export type DigestPlan = {
  /** The local day or week; never twice for one chat. `undefined`: too late, only the next time is set. */
  readonly period: string | undefined;
  readonly nextDigestAt: Instant;
};

/** A digest that is due by the clock of a zone which the chat leaves. */
export type MovingDigest = {
  readonly times: DigestTimes;
  readonly dueAt: Instant;
  /** The last local day or week that was told; `undefined`: none. */
  readonly told: string | undefined;
  readonly pausedUntil: Instant | undefined;
};

/** The same by the clock of its new zone. */
export type MovedDigest = { readonly nextDigestAt: Instant; readonly told: string | undefined };

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
  /**
   * Notes the newsroom's zone; where it was another one before, moves the digests of all chats without a
   * zone of their own, in one transaction and once for all processes. Returns how many were moved.
   */
  followZone(
    zone: string,
    move: (digest: MovingDigest, before: string) => MovedDigest,
  ): Promise<number>;
}
