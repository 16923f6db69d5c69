/** Delivers one claimed chat: composes its message, sends it, and records the outcome. */
import type { BatchRange, BatchStore } from '../domain/batch.js';
import type { Composer } from '../domain/composer.js';
import type { DeliveryCounts } from '../domain/delivery-count.js';
import { quietUntil } from '../domain/digest-time.js';
import { withLogContext } from '../domain/log-context.js';
import type { Messenger, SendResult } from '../domain/message.js';
import type { Claim, Item } from '../domain/outbox.js';
import { isStoreAway } from '../domain/store-away.js';
import type { Subscriber } from '../domain/subscriber.js';
import { composeLetter, type Letter } from './letter.js';
import { digestTime, nextItems, oldAlerts } from './next-items.js';
import { createSettler, type SettlerParts } from './settler.js';

/** What a courier needs. */
export type CourierParts = SettlerParts & {
  readonly messenger: Messenger;
  readonly composer: Composer;
  readonly batches: Pick<BatchStore, 'sealedBetween'>;
  /**
   * Whether this process's index lacks articles that another process published in these batches.
   */
  readonly isBehind: (range: BatchRange) => Promise<boolean>;
  readonly timeZone: string;
};

/**
 * What a delivery tells the sender. `answered`: Telegram did; `down`: it cannot be reached; `away`: the
 * store cannot; `unsent`: nothing was sent, or nobody knows whether it arrived.
 */
export type Delivery = 'answered' | 'down' | 'away' | 'unsent';

/** Delivers what was claimed. Never rejects. */
export type Courier = {
  /** `atSlot` resolves when the message may go; `false`: the bot is stopping and it must not. */
  deliver(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery>;
  /** Everything counted since the last call. */
  takeCounts(): DeliveryCounts;
};

/**
 * A call is given up after 15 s: with less of the lease left, another worker could send the same
 * message.
 */
export const LEAST_LEASE_MS = 17_000;
/** How long to wait for the index when it lacks the news of a chat. */
const BEHIND_WAIT_MS = 3_000;

const DELIVERY_OF: Readonly<Record<SendResult['kind'], Delivery>> = {
  sent: 'answered',
  'retry-after': 'answered',
  unreachable: 'answered',
  moved: 'answered',
  rejected: 'answered',
  unavailable: 'down',
  unknown: 'unsent',
};

/** A courier that has not delivered anything yet. */
export function createCourier(parts: CourierParts): Courier {
  const { outbox, messenger, clock, log } = parts;
  const settler = createSettler(parts);
  let deliveries = 0;

  return {
    deliver(claim, atSlot) {
      deliveries += 1;
      // An owner stands for one run of one process.
      const delivery = `${claim.owner.slice(0, 8)}.${deliveries}`;
      return withLogContext({ delivery }, () => deliverOrGiveUp(claim, atSlot));
    },
    takeCounts: () => settler.takeCounts(),
  };

  async function deliverOrGiveUp(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery> {
    try {
      return await deliverNext(claim, atSlot);
    } catch (error) {
      if (!isStoreAway(error)) log.error({ err: error, chatId: claim.chatId }, 'Cannot deliver');
      await letGo(claim, error).catch((cause: unknown) => {
        if (!isStoreAway(cause))
          log.error({ err: cause }, 'Cannot record a failed delivery; its lease will expire');
      });
      return isStoreAway(error) ? 'away' : 'unsent';
    }
  }

  async function letGo(claim: Claim, error: unknown): Promise<void> {
    if (isStoreAway(error)) await settler.handBack(claim, clock.now());
    else await settler.giveUpFor(claim, 'a fault of ours');
  }

  async function deliverNext(claim: Claim, atSlot: () => Promise<boolean>): Promise<Delivery> {
    const { to } = claim;
    const now = clock.now();
    if (to === undefined || to.standing === 'asleep')
      return unsent(settler.finish(claim, claim.items, {}));
    if (to.pausedUntil !== undefined && to.pausedUntil > now)
      return unsent(settler.handBack(claim, to.pausedUntil));
    const old = to.digest === undefined ? [] : oldAlerts(claim.items, now);
    if (old.length > 0) return unsent(outbox.postpone(claim, old, now));
    const quietEnd = quietUntil(to.quiet, to.timeZone ?? parts.timeZone, now);
    const items = nextItems(claim.items, { isQuiet: quietEnd !== undefined });
    if (items.length === 0 && claim.items.some(({ kind }) => kind !== 'late'))
      return unsent(settler.handBack(claim, quietEnd ?? now));
    const range = await rangeOf(to, items);
    if (range !== undefined && (await parts.isBehind(range)))
      return unsent(settler.handBack(claim, now + BEHIND_WAIT_MS));
    const letter = await composeLetter(to, items, parts);
    if (letter === undefined)
      return unsent(settler.finish(claim, items, { digestedUpTo: digestTime(items) }));
    const mayGo = await atSlot();
    if (!mayGo || claim.leaseUntil - clock.now() < LEAST_LEASE_MS)
      return unsent(settler.handBack(claim, clock.now()));
    const result = await send(to, letter, claim.attempt);
    await settler.settle({ claim, to, letter }, result);
    return DELIVERY_OF[result.kind];
  }

  function send(to: Subscriber, { message, edits }: Letter, attempt: number): Promise<SendResult> {
    if (edits !== undefined) return messenger.edit(to.chatId, edits.messageId, message);
    // After a lost answer the message may already have arrived: no second sound.
    const isSilent = to.isSilent || attempt > 0;
    return messenger.send({ chatId: to.chatId, threadId: to.threadId, isSilent }, message);
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
}

async function unsent(recorded: Promise<void>): Promise<Delivery> {
  await recorded;
  return 'unsent';
}
