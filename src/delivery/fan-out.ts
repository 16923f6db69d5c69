/** Takes news from the index to the mailboxes. */
import { breathe } from '../domain/breathe.js';
import type { BroadcastStore } from '../domain/broadcast.js';
import type { BatchStore, SettleTimes } from '../domain/batch.js';
import type { Clock } from '../domain/clock.js';
import type { FeedbackStore } from '../domain/feedback.js';
import type { Matcher } from './matcher.js';

const CHATS_A_STEP = 2_000;
/** Rows are written as bound values, of which SQLite allows 32,766 in a statement. */
const BROADCAST_CHATS_A_STEP = 500;
/** Buttons of older messages may no longer find anything. */
const KEPT_MS = 90 * 24 * 3_600_000;

/**
 * Closes batches that have settled, matches them, and fills mailboxes until nothing is left to do.
 */
export async function fanOut(
  { batches, matcher }: { readonly batches: BatchStore; readonly matcher: Matcher },
  settle: SettleTimes,
  clock: Clock,
): Promise<void> {
  await batches.seal(clock.now(), settle);
  while (await matcher.matchNext()) continue;
  while (await batches.fanOut(clock.now(), CHATS_A_STEP)) {
    await breathe();
  }
}

/** Puts broadcasts into mailboxes until nothing is left to do. */
export async function fanOutBroadcasts(broadcasts: BroadcastStore, clock: Clock): Promise<void> {
  while (await broadcasts.fanOut(clock.now(), BROADCAST_CHATS_A_STEP)) {
    await breathe();
  }
}

/** Deletes what nobody will ask for any more. */
export async function forgetOld(
  stores: {
    readonly batches: BatchStore;
    readonly broadcasts: BroadcastStore;
    readonly feedback: FeedbackStore;
  },
  clock: Clock,
): Promise<void> {
  const before = clock.now() - KEPT_MS;
  await stores.batches.prune(before);
  await stores.broadcasts.prune(before);
  await stores.feedback.prune(before);
}
