/** Records the outcome of a delivery, in the mailbox and in the counts. */
import type { Clock, Instant } from '../domain/clock.js';
import { createTally, type DeliveryCounts } from '../domain/delivery-count.js';
import type { Log } from '../domain/log.js';
import type { SendResult } from '../domain/message.js';
import type { Claim, Item, Outbox, SentMessage } from '../domain/outbox.js';
import type { Subscriber, SubscriberStore } from '../domain/subscriber.js';
import { createFloodWatch } from './flood-watch.js';
import type { Letter } from './letter.js';
import { digestTime } from './next-items.js';

/** What a settler needs. */
export type SettlerParts = {
  readonly outbox: Outbox;
  readonly subscribers: SubscriberStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly ratePerSecond: number;
  readonly chatGapMs: number;
  readonly groupGapMs: number;
  /** 0 ≤ x < 1: spreads out waiting times. */
  readonly random: () => number;
};

/** How the finished items ended. */
export type Ending = {
  /** The message that announced them; left out: none that could be edited later. */
  readonly sent?: SentMessage | undefined;
  readonly digestedUpTo?: Instant | undefined;
  /** How long the chat must now rest; not at all when left out. */
  readonly gapMs?: number;
};

/** A letter that was sent, its recipient, and the claim under which it was made. */
export type Delivered = {
  readonly claim: Claim;
  readonly to: Subscriber;
  readonly letter: Letter;
};

/** Each function frees the chat for the next claim. Rejects when the store cannot be written. */
export type Settler = {
  /** Records Telegram's response to the letter. */
  settle(delivered: Delivered, result: SendResult): Promise<void>;
  /** These items are done. */
  finish(claim: Claim, items: readonly Item[], ending: Ending): Promise<void>;
  /** Nothing was sent, through no fault of the chat: it can be claimed again from then on. */
  handBack(claim: Claim, at: Instant): Promise<void>;
  /** Our own fault: retried with growing delays, and given up in the end. */
  giveUpFor(claim: Claim, reason: string): Promise<void>;
  /** Everything counted since the last call. */
  takeCounts(): DeliveryCounts;
};

const MAX_UNKNOWN = 3;
const MAX_FAULTS = 8;
const UNKNOWN_WAIT_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A settler that has not counted anything yet. */
export function createSettler(parts: SettlerParts): Settler {
  const { outbox, subscribers, clock, log } = parts;
  const floods = createFloodWatch();
  const tally = createTally();

  return { settle, finish, handBack, giveUpFor, takeCounts: () => tally.take() };

  async function settle(
    { claim, to, letter: { items, edits } }: Delivered,
    result: SendResult,
  ): Promise<void> {
    const now = clock.now();
    const gapMs = to.kind === 'private' ? parts.chatGapMs : parts.groupGapMs;
    tally.add(edits === undefined || result.kind !== 'sent' ? result.kind : 'edited');
    log.debug(
      { outcome: result.kind, of: items[0]?.kind, items: items.length },
      'A delivery ended',
    );
    switch (result.kind) {
      case 'sent': {
        const [first] = items;
        const isAlert = first?.kind === 'alert';
        if (first?.kind === 'digest') {
          tally.add('digests');
          tally.add('digests-late-ms', Math.max(0, now - first.createdAt));
        }
        const batchIds = isAlert ? items.map(({ ref }) => Number(ref)) : [];
        const sent = isAlert ? { messageId: result.messageId, batchIds } : undefined;
        return finish(claim, items, { sent, digestedUpTo: digestTime(items), gapMs });
      }
      case 'retry-after': {
        const waitMs = result.seconds * 1_000;
        if (floods.note(to.chatId, now)) {
          log.warn({ seconds: result.seconds }, 'Telegram asks the whole bot to wait');
          await outbox.pause(now + waitMs, now, parts.ratePerSecond);
        }
        return outbox.release(claim, now + waitMs + parts.random() * 1_000, claim.attempt);
      }
      case 'unavailable':
        return outbox.release(claim, now + 1_000, claim.attempt);
      case 'unreachable':
        log.info({ chatId: claim.chatId, reason: result.reason }, 'A chat cannot be written to');
        return subscribers.sleep(claim.chatId, now);
      case 'moved':
        return subscribers.rename(claim.chatId, result.chatId);
      case 'rejected':
        // A message that can no longer be edited stays as it is.
        if (edits !== undefined) return finish(claim, items, { gapMs });
        log.error({ reason: result.reason }, 'Telegram refused a delivery');
        return bury(claim, items, result.reason);
      case 'unknown':
        if (claim.attempt + 1 >= MAX_UNKNOWN) return bury(claim, items, result.reason);
        return outbox.release(claim, now + UNKNOWN_WAIT_MS, claim.attempt + 1);
    }
  }

  async function giveUpFor(claim: Claim, reason: string): Promise<void> {
    tally.add('failed');
    const now = clock.now();
    if (claim.attempt + 1 >= MAX_FAULTS) await bury(claim, claim.items, reason);
    else {
      const waitMs = Math.min(HOUR_MS, 1_000 * 2 ** claim.attempt) * (0.5 + parts.random());
      await outbox.release(claim, now + waitMs, claim.attempt + 1);
    }
  }

  async function finish(claim: Claim, items: readonly Item[], ending: Ending): Promise<void> {
    const { sent, digestedUpTo, gapMs = 0 } = ending;
    const now = clock.now();
    await outbox.ack(claim, { items, sent, digestedUpTo, nextAt: now + gapMs, now });
  }

  async function handBack(claim: Claim, at: Instant): Promise<void> {
    await outbox.release(claim, at, claim.attempt);
  }

  async function bury(claim: Claim, items: readonly Item[], reason: string): Promise<void> {
    const now = clock.now();
    await outbox.bury(claim, { items, nextAt: now, now }, reason);
  }
}
