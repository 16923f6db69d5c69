/** Delivers one claimed chat: composes its message, sends it, and writes down what became of it. */
import type { BatchRange, BatchStore } from '../domain/batch.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Composer } from '../domain/composer.js';
import { createTally, type DeliveryCounts } from '../domain/delivery-count.js';
import { quietUntil } from '../domain/digest-time.js';
import type { Log } from '../domain/log.js';
import { withLogContext } from '../domain/log-context.js';
import type { Messenger, SendResult } from '../domain/message.js';
import type { Claim, Item, Outbox, SentMessage } from '../domain/outbox.js';
import { isStoreAway } from '../domain/store-away.js';
import type { Subscriber, SubscriberStore } from '../domain/subscriber.js';
import { createFloodWatch } from './flood-watch.js';
import { composeLetter, type Letter } from './letter.js';
import { nextItems, oldAlerts } from './next-items.js';

/** What a courier works with. */
export type CourierParts = {
  readonly outbox: Outbox;
  readonly subscribers: SubscriberStore;
  readonly messenger: Messenger;
  readonly composer: Composer;
  readonly batches: Pick<BatchStore, 'sealedBetween'>;
  /** Whether the index lacks what another process published in these batches. */
  readonly isBehind: (range: BatchRange) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  readonly ratePerSecond: number;
  readonly chatGapMs: number;
  readonly groupGapMs: number;
  /** 0 ≤ x < 1: waits are spread by it. */
  readonly random: () => number;
};

/** What the sender must know: `down`: Telegram cannot be reached; `away`: the store cannot. */
export type Delivery = 'done' | 'down' | 'away';

export type Courier = {
  /** `atSlot` resolves when the message may go; `false`: the bot is stopping, it must not. */
  deliver(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery>;
  /** What was counted since the last call. */
  takeCounts(): DeliveryCounts;
};

/** A call is given up after 15 s: with less left another worker could send the same. */
export const LEAST_LEASE_MS = 17_000;
const MAX_UNKNOWN = 3;
const MAX_FAULTS = 8;
const UNKNOWN_WAIT_MS = 60_000;
/** When a chat is looked at again whose news this index does not have yet. */
const BEHIND_WAIT_MS = 3_000;
const HOUR_MS = 3_600_000;

/** A courier that has delivered nothing yet. */
export function createCourier(parts: CourierParts): Courier {
  const { outbox, subscribers, messenger, clock, log } = parts;
  const floods = createFloodWatch();
  const tally = createTally();
  let deliveries = 0;

  return {
    deliver(claim, atSlot) {
      deliveries += 1;
      // An owner is one start of one process.
      const delivery = `${claim.owner.slice(0, 8)}.${deliveries}`;
      return withLogContext({ delivery }, () => deliverOrGiveUp(claim, atSlot));
    },
    takeCounts: () => tally.take(),
  };

  async function deliverOrGiveUp(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery> {
    try {
      return await deliverNext(claim, atSlot);
    } catch (error) {
      if (!isStoreAway(error)) log.error({ err: error, chatId: claim.chatId }, 'Cannot deliver');
      await (isStoreAway(error) ? handBack(claim) : giveUpFor(claim, 'a fault of ours')).catch(
        (cause: unknown) => {
          if (!isStoreAway(cause))
            log.error({ err: cause }, 'Cannot write down a failed delivery; its lease will end');
        },
      );
      return isStoreAway(error) ? 'away' : 'done';
    }
  }

  async function deliverNext(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery> {
    const to = await subscribers.get(claim.chatId);
    const now = clock.now();
    if (to === undefined || to.standing === 'asleep') return finish(claim, claim.items, {});
    if (to.pausedUntil !== undefined && to.pausedUntil > now) {
      await outbox.release(claim, to.pausedUntil, claim.attempt);
      return 'done';
    }
    const old = to.digest === undefined ? [] : oldAlerts(claim.items, now);
    if (old.length > 0) {
      await outbox.postpone(claim, old, now);
      return 'done';
    }
    const quietEnd = quietUntil(to.quiet, to.timeZone ?? parts.timeZone, now);
    const items = nextItems(claim.items, quietEnd !== undefined);
    if (items.length === 0 && claim.items.some(({ kind }) => kind !== 'late')) {
      await outbox.release(claim, quietEnd ?? now, claim.attempt);
      return 'done';
    }
    const range = await rangeOf(to, items);
    if (range !== undefined && (await parts.isBehind(range))) {
      await outbox.release(claim, now + BEHIND_WAIT_MS, claim.attempt);
      return 'done';
    }
    const letter = await composeLetter(to, items, parts);
    if (letter === undefined) return finish(claim, items, { digestedUpTo: upTo(items) });
    const mayGo = await atSlot();
    if (!mayGo || claim.leaseUntil - clock.now() < LEAST_LEASE_MS) {
      await outbox.release(claim, clock.now(), claim.attempt);
      return 'done';
    }
    return settle(claim, to, letter, await send(to, letter, claim.attempt > 0));
  }

  function send(to: Subscriber, { message, edits }: Letter, isAgain: boolean): Promise<SendResult> {
    if (edits !== undefined) return messenger.edit(to.chatId, edits.messageId, message);
    // After an answer that was lost the message may be there already: no second ring.
    const isSilent = to.isSilent || isAgain;
    return messenger.send({ chatId: to.chatId, threadId: to.threadId, isSilent }, message);
  }

  async function settle(
    claim: Claim,
    to: Subscriber,
    { items, edits }: Letter,
    result: SendResult,
  ): Promise<Delivery> {
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
        return finish(claim, items, { sent, digestedUpTo: upTo(items), gapMs });
      }
      case 'retry-after': {
        const waitMs = result.seconds * 1_000;
        if (floods.note(to.chatId, now)) {
          log.warn({ seconds: result.seconds }, 'Telegram asks the whole bot to wait');
          await outbox.pause(now + waitMs, now, parts.ratePerSecond);
        }
        await outbox.release(claim, now + waitMs + parts.random() * 1_000, claim.attempt);
        return 'done';
      }
      case 'unavailable':
        await outbox.release(claim, now + 1_000, claim.attempt);
        return 'down';
      case 'unreachable':
        log.info({ chatId: claim.chatId, reason: result.reason }, 'A chat cannot be written to');
        await subscribers.sleep(claim.chatId, now);
        return 'done';
      case 'moved':
        await subscribers.rename(claim.chatId, result.chatId);
        return 'done';
      case 'rejected':
        // A message that can no longer be changed was read as it was.
        if (edits !== undefined) return finish(claim, items, { gapMs });
        log.error({ reason: result.reason }, 'Telegram refused a delivery');
        return bury(claim, items, result.reason);
      case 'unknown':
        if (claim.attempt + 1 >= MAX_UNKNOWN) return bury(claim, items, result.reason);
        await outbox.release(claim, now + UNKNOWN_WAIT_MS, claim.attempt + 1);
        return 'done';
    }
  }

  /** The batches that the items are about; `undefined`: none. */
  async function rangeOf(to: Subscriber, items: readonly Item[]): Promise<BatchRange | undefined> {
    const [first] = items;
    if (first?.kind === 'broadcast') return undefined;
    if (first?.kind === 'digest')
      return parts.batches.sealedBetween(to.digestedUpTo, first.createdAt);
    const ids = items.map(({ ref }) => Number(ref));
    return ids.length === 0 ? undefined : { first: Math.min(...ids), last: Math.max(...ids) };
  }

  /** Nothing was sent, and the chat is not to blame. */
  function handBack(claim: Claim): Promise<void> {
    return outbox.release(claim, clock.now(), claim.attempt);
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

  async function finish(
    claim: Claim,
    items: readonly Item[],
    how: { sent?: SentMessage | undefined; digestedUpTo?: Instant | undefined; gapMs?: number },
  ): Promise<Delivery> {
    const { sent, digestedUpTo, gapMs = 0 } = how;
    const now = clock.now();
    await outbox.ack(claim, { items, sent, digestedUpTo, nextAt: now + gapMs, now });
    return 'done';
  }

  async function bury(claim: Claim, items: readonly Item[], reason: string): Promise<Delivery> {
    const now = clock.now();
    await outbox.bury(claim, { items, nextAt: now, now }, reason);
    return 'done';
  }
}

function upTo(items: readonly Item[]): Instant | undefined {
  const [first] = items;
  return first?.kind === 'digest' ? first.createdAt : undefined;
}
