/** Problems that the people who run the bot should hear about without asking. */
import type { Instant } from './clock.js';

/** The state of deliveries, files and the disk at one moment. */
export type Health = {
  /** Deliveries given up since the last note, or in the last day at most. */
  readonly dead: number;
  readonly pending: number;
  /** When the chat that has waited longest was due; `undefined`: nothing waits. */
  readonly oldestDueAt: Instant | undefined;
  /** Files that cannot be shown. */
  readonly problems: number;
  /** The same number at the last note; `undefined`: there was none. */
  readonly knownProblems: number | undefined;
  /** Free space on the disk of the data folder; `undefined`: unknown. */
  readonly freeBytes: number | undefined;
};

/** One thing that is wrong. */
export type Trouble =
  | { readonly kind: 'dead'; readonly count: number }
  | { readonly kind: 'stuck'; readonly count: number; readonly minutes: number }
  | { readonly kind: 'files'; readonly count: number }
  | { readonly kind: 'disk'; readonly megabytes: number };

/** In a large bot, a busy digest hour can take almost this long. */
const STUCK_MS = 3 * 3_600_000;
/** With less space on the disk of the data folder, the index and deliveries may stop. */
export const LEAST_FREE_BYTES = 500_000_000;

/**
 * Everything that is wrong, or nothing. Files that were already broken at the last note are not
 * repeated.
 */
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

/** Remembers the last note, which all processes share. */
export interface NoteStore {
  /** `undefined`: there was none. */
  last(): Promise<{ readonly at: Instant; readonly problems: number } | undefined>;
  /** `false`: another process has written one since `lastAt`. */
  take(lastAt: Instant | undefined, now: Instant, problems: number): Promise<boolean>;
  /** Deliveries given up since then. */
  deadSince(at: Instant): Promise<number>;
}
