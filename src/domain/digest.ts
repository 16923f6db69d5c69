/** Which chats are due a digest. */
import type { Instant } from './clock.js';
import type { DigestTimes, Subscriber } from './subscriber.js';

/** What to do about a digest that is due. */
export type DigestPlan = {
  /**
   * The local day or week it is for, never twice for one chat. `undefined`: too late, only the next
   * time is set.
   */
  readonly period: string | undefined;
  readonly nextDigestAt: Instant;
};

/** A digest scheduled by the clock of the zone that the chat is leaving. */
export type MovingDigest = {
  readonly times: DigestTimes;
  readonly dueAt: Instant;
  /** The local day or week of the last digest; `undefined`: there was none. */
  readonly told: string | undefined;
  readonly pausedUntil: Instant | undefined;
};

/** The digest rescheduled by the clock of the new zone. */
export type MovedDigest = { readonly nextDigestAt: Instant; readonly told: string | undefined };

/** Finds the chats that are due. */
export interface DigestStore {
  /**
   * Puts a digest into the mailbox of every chat whose time has come and sets its next time, in one
   * transaction. Returns how many chats were due.
   */
  planDigests(
    now: Instant,
    limit: number,
    plan: (subscriber: Subscriber) => DigestPlan,
  ): Promise<number>;
  /**
   * Records the newsroom's zone. If it has changed, reschedules the digests of all chats without a
   * zone of their own, in one transaction and once for all processes. Returns how many were moved.
   */
  followZone(
    zone: string,
    move: (digest: MovingDigest, before: string) => MovedDigest,
  ): Promise<number>;
}
