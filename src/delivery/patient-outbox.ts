/**
 * An outbox that does not lose the outcome of a delivery because the store was away for a moment.
 */
import type { Clock } from '../domain/clock.js';
import type { Claim, Outbox } from '../domain/outbox.js';
import { whileAway } from '../domain/store-away.js';

/** What waiting for the store needs. */
export type PatientOutboxParts = {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
  /** Aborted when the bot stops: outcomes not written by then lead to a second sending. */
  readonly closing: AbortSignal;
};

/**
 * The end of a claim is retried until its lease expires: after that, another worker sends the same
 * items again.
 */
export function createPatientOutbox({ outbox, ...patience }: PatientOutboxParts): Outbox {
  const patiently = (claim: Claim, work: () => Promise<void>) =>
    whileAway(work, { ...patience, until: claim.leaseUntil });
  return {
    ...outbox,
    ack: (claim, done) => patiently(claim, () => outbox.ack(claim, done)),
    release: (claim, at, attempt) => patiently(claim, () => outbox.release(claim, at, attempt)),
    postpone: (claim, alerts, now) => patiently(claim, () => outbox.postpone(claim, alerts, now)),
    bury: (claim, done, reason) => patiently(claim, () => outbox.bury(claim, done, reason)),
  };
}
