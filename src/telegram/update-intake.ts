/**
 * Takes updates from Telegram: each is safe in the store before Telegram may forget it, and is
 * handled once, in the order of its chat, by one process at a time.
 *
 * The answer on Telegram cannot be part of a transaction, since no database can take it back. So
 * the update's number and text are committed before Telegram is told, and the text is deleted when
 * the answer is out. Only what a killed process had in hand is handled again, and commands allow
 * for that: following a topic twice is the same as following it once.
 */
import type { Update } from 'telegraf/types';
import type { Clock } from '../domain/clock.js';
import type { HeldUpdate, Holder, Inbox, TakeOutcome } from '../domain/inbox.js';
import type { Language } from '../domain/language.js';
import { withLogContext } from '../domain/log-context.js';
import type { Log } from '../domain/log.js';
import { createRecentCache } from '../domain/recent-cache.js';
import { isStoreAway } from '../domain/store-away.js';
import type { BotIdentity } from './bot-identity.js';
import { chatOf } from './chat-of.js';
import { describeError } from './describe-error.js';
import { createFloodGate } from './flood-gate.js';
import type { Incoming } from './incoming.js';
import { inStoreTime } from './store-time.js';
import type { UpdateHandler } from './update-handler.js';
import { createUpdateReader } from './update-reader.js';
import { createUpdatesInHand } from './updates-in-hand.js';

/** What an intake needs. */
export type IntakeParts = {
  readonly inbox: Inbox;
  readonly handler: UpdateHandler;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaultLanguage: Language;
  /** Identifies this process. */
  readonly owner: string;
  /** Other processes answer the same chats. */
  readonly isShared: boolean;
  /** Aborted when the bot stops: nothing is taken over any more. */
  readonly closing: AbortSignal;
};

/** Takes updates and makes sure that each is handled. */
export type UpdateIntake = {
  /**
   * Resolves when the update is stored or irrelevant; rejects when the store cannot keep it now.
   */
  take(update: Update, me: BotIdentity): Promise<void>;
  /** Like `take`, but never rejects: what the store cannot keep is answered from memory. */
  takeAnyhow(update: Update, me: BotIdentity): Promise<void>;
  /**
   * Extends the lease on updates in hand; to be called every few seconds, however long anything
   * else takes.
   */
  keep(): Promise<void>;
  /** Takes over what others left behind, a few at a time; to be called about every second. */
  tend(me: BotIdentity): Promise<void>;
  /** Forgets updates that Telegram will not deliver again. */
  forget(): Promise<void>;
  /** Resolves when everything in hand has been handled. */
  idle(): Promise<void>;
  /** Leaves everything still in hand to other processes. */
  letGo(): Promise<void>;
};

const LEASE_MS = 15_000;
/** Longer than every process needs to extend its own leases. */
const TURN_MS = 3_000;
/** A busy process must not take over everything that another one left behind. */
const MAX_TAKEN_OVER = 25;
const MAX_CHATS_IN_HAND = 1_000;
const MAX_UPDATES_REMEMBERED = 1_000;
/** Telegram keeps an undelivered update for a day (Bot API, "Getting updates"). */
const REMEMBERED_MS = 2 * 24 * 3_600_000;

/** An intake with nothing in hand. */
export function createUpdateIntake(parts: IntakeParts): UpdateIntake {
  const { inbox, handler, clock, log, closing } = parts;
  const holder: Holder = { owner: parts.owner, leaseMs: LEASE_MS };
  const gate = createFloodGate();
  const reader = createUpdateReader(parts);
  const answeredFromMemory = createRecentCache<true>(MAX_UPDATES_REMEMBERED);
  const isAnswered = (updateId: number) => answeredFromMemory.get(String(updateId)) !== undefined;
  const inHand = createUpdatesInHand({ ...parts, holder, reader, isAnswered });
  let wasAway = false;
  let takeOverFrom = 0;
  let isDown = false;

  return {
    take,

    async takeAnyhow(update, me) {
      try {
        await take(update, me);
        if (isDown) log.info({}, 'The store keeps updates again');
        isDown = false;
      } catch (error) {
        if (!isDown && !isStoreAway(error))
          log.error(
            { reason: describeError(error) },
            'Cannot keep updates in the store, answering without it',
          );
        isDown = true;
        const incoming = reader.read(update, me);
        if (incoming !== undefined) void fromMemory(update.update_id, incoming);
      }
    },

    async keep() {
      if (inHand.count() === 0 && !wasAway) return;
      try {
        const now = clock.now();
        await inHand.renew(now);
        // While the store was away, nobody could extend a lease: whoever is alive gets to do so
        // first.
        if (wasAway) takeOverFrom = now + TURN_MS;
        wasAway = false;
      } catch (error) {
        wasAway ||= isStoreAway(error);
        throw error;
      }
    },

    async tend(me) {
      const now = clock.now();
      if (closing.aborted) return;
      const isTooSoon = now < takeOverFrom && takeOverFrom - now <= TURN_MS;
      const room = Math.min(MAX_CHATS_IN_HAND - inHand.count(), MAX_TAKEN_OVER);
      if (isTooSoon || room <= 0) return;
      for (const held of await inbox.takeOver(holder, now, room)) inHand.start(held, me);
    },

    forget: () => inbox.prune(clock.now() - REMEMBERED_MS),

    async idle() {
      await inHand.idle();
      await handler.idle();
    },

    letGo: () => inbox.letGo(parts.owner),
  };

  async function take(update: Update, me: BotIdentity): Promise<void> {
    const incoming = reader.read(update, me);
    if (incoming === undefined) return;
    if (!gate.lets(incoming, clock.now())) return handler.dismiss(incoming);
    const chatId = chatOf(incoming);
    if (chatId === undefined) {
      if (await isFirst(update.update_id)) void fromMemory(update.update_id, incoming);
      return;
    }
    if (inHand.count() >= MAX_CHATS_IN_HAND) throw new Error('too many chats are in hand');
    const body = reader.write(update);
    if (body === undefined) return;
    const held = { updateId: update.update_id, chatId, body };
    const outcome = await inStoreTime(inbox.take(held, holder, clock.now()));
    goOn(outcome, { held: { ...held, attempt: 0 }, incoming, me });
  }

  /**
   * Whether nobody else answers an update that is not kept. Without the store everybody does: one
   * answer counts.
   */
  async function isFirst(updateId: number): Promise<boolean> {
    if (!parts.isShared) return true;
    return inStoreTime(inbox.isFirst(updateId, clock.now())).catch(() => true);
  }

  function goOn(
    outcome: TakeOutcome,
    taken: { readonly held: HeldUpdate; readonly incoming: Incoming; readonly me: BotIdentity },
  ): void {
    const { held, incoming, me } = taken;
    switch (outcome) {
      case 'mine':
        return inHand.start(held, me);
      case 'waits':
      case 'known':
        return;
      case 'full':
        log.warn(
          { chatId: held.chatId },
          'A chat sends more than the bot can answer; dropped an update',
        );
        return handler.dismiss(incoming);
    }
  }

  /** After a failed poll Telegram sends the last updates again. */
  async function fromMemory(updateId: number, incoming: Incoming): Promise<void> {
    if (isAnswered(updateId)) return;
    answeredFromMemory.set(String(updateId), true);
    await withLogContext({ update: updateId }, () => handler.handle(incoming));
  }
}
