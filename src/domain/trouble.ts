/** What the people who run the bot must hear of without asking. */
import type { Instant } from './clock.js';

/** How deliveries, files and the disk stand at one moment. */
export type Health = {
  /** Deliveries given up since the last note, at most a day back. */
  readonly dead: number;
  readonly pending: number;
  /** When the first chat that waits was due; `undefined`: nothing waits. */
  readonly oldestDueAt: Instant | undefined;
  /** Files that cannot be shown. */
  readonly problems: number;
  /** The same at the last note; `undefined`: there was none. */
  readonly knownProblems: number | undefined;
  /** Free on the disk of the data folder; `undefined`: it cannot be told. */
  readonly freeBytes: number | undefined;
};

/** One thing that is wrong. */
export type Trouble =
  | { readonly kind: 'dead'; readonly count: number }
  | { readonly kind: 'stuck'; readonly count: number; readonly minutes: number }
  | { readonly kind: 'files'; readonly count: number }
  | { readonly kind: 'disk'; readonly megabytes: number };

/** A digest hour of a large bot may take as long. */
const STUCK_MS = 3 * 3_600_000;
/** With less on the disk of the data folder the index and deliveries may stop. */
export const LEAST_FREE_BYTES = 500_000_000;

/** What is wrong; empty: nothing. Files that were broken at the last note are not news. */
export function troublesOf(health: Health, now: Instant): readonly Trouble[] {
  const { dead, pending, oldestDueAt = now, problems, knownProblems = 0, freeBytes } = health;
  const waitedMs = now - oldestDueAt;
  const troubles: Trouble[] = [];
  if (dead > 0) troubles.push({ kind: 'dead', count: dead });
  if (waitedMs > STUCK_MS)
    troubles.push({ kind: 'stuck', count: pending, minutes: Math.floor(waitedMs / 60_000) });
  if (problems > knownProblems) troubles.push({ kind: 'files', count: problems });
  if (freeBytes !== undefined && freeBytes < LEAST_FREE_BYTES)
    troubles.push({ kind: 'disk', megabytes: Math.floor(freeBytes / 1_000_000) });
  return troubles;
}

/** Remembers the last note, which all replicas share. */
export interface NoteStore {
  /** `undefined`: there was none. */
  last(): Promise<{ readonly at: Instant; readonly problems: number } | undefined>;
  /** `false`: another replica has written one since `lastAt`. */
  take(lastAt: Instant | undefined, now: Instant, problems: number): Promise<boolean>;
  /** Deliveries given up since then. */
  deadSince(at: Instant): Promise<number>;
}
