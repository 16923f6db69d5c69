/**
 * The updates that this process is handling: one of a chat at a time, while no other process
 * handles that chat.
 */
import type { Update } from 'telegraf/types';
import type { Clock, Instant } from '../domain/clock.js';
import type { HeldUpdate, Holder, Inbox } from '../domain/inbox.js';
import { withLogContext } from '../domain/log-context.js';
import type { Log } from '../domain/log.js';
import { rest } from '../domain/rest.js';
import { isStoreAway } from '../domain/store-away.js';
import type { BotIdentity } from './bot-identity.js';
import { describeError } from './describe-error.js';
import type { UpdateHandler } from './update-handler.js';
import type { UpdateReader } from './update-reader.js';

/** What is needed to handle updates. */
export type UpdatesInHandParts = {
  readonly inbox: Inbox;
  readonly holder: Holder;
  readonly handler: UpdateHandler;
  readonly reader: UpdateReader;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether it was already answered without the store, although the store did keep it. */
  readonly isAnswered: (updateId: number) => boolean;
  /** Other processes answer the same chats. */
  readonly isShared: boolean;
  /** Aborted when the bot stops: updates not marked as handled by then are handled again. */
  readonly closing: AbortSignal;
};

/** Handles the updates it is given. */
export type UpdatesInHand = {
  /** How many chats are being answered. */
  count(): number;
  /**
   * Handles the update and those of its chat that wait behind it; one already in hand is not
   * started again.
   */
  start(held: HeldUpdate, me: BotIdentity): void;
  /** Extends their leases; rejects while the store is away, even with nothing in hand. */
  renew(now: Instant): Promise<void>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
};

const RETRY_MS = 1_000;
/**
 * After this many processes disappeared with it, the update itself is to blame. A limit of three
 * lost an innocent update on a slow machine with a bot that was killed every ten seconds.
 */
const MAX_ATTEMPTS = 5;

/** Nothing is in hand yet. */
export function createUpdatesInHand(parts: UpdatesInHandParts): UpdatesInHand {
  const { inbox, holder, handler, reader, clock, log, closing } = parts;
  const chats = new Set<Promise<void>>();
  const updateIds = new Set<number>();

  return {
    count: () => chats.size,

    start(held, me) {
      if (updateIds.has(held.updateId)) return;
      const work = answerChat(held, me).finally(() => chats.delete(work));
      chats.add(work);
    },

    renew: (now) => inbox.renew([...updateIds], holder, now),

    async idle() {
      while (chats.size > 0) await Promise.all(chats);
    },
  };

  /** Handles one update after another until none of the chat is waiting. Never rejects. */
  async function answerChat(first: HeldUpdate, me: BotIdentity): Promise<void> {
    for (let held: HeldUpdate | undefined = first; held !== undefined;) {
      const { updateId } = held;
      updateIds.add(updateId);
      await handle(held, me);
      held = await finish(held);
      updateIds.delete(updateId);
    }
    // From now on another process may change what this chat sees.
    if (parts.isShared) handler.leave(first.chatId);
  }

  async function handle({ updateId, body, attempt }: HeldUpdate, me: BotIdentity): Promise<void> {
    if (parts.isAnswered(updateId)) return;
    if (attempt >= MAX_ATTEMPTS) {
      log.error({ updateId }, 'Dropped an update: every process that handled it died');
      return;
    }
    const incoming = reader.read(JSON.parse(body) as Update, me);
    if (incoming !== undefined)
      await withLogContext({ update: updateId }, () => handler.handle(incoming));
  }

  /** Retries until the store knows: otherwise another process would answer again. */
  async function finish(held: HeldUpdate): Promise<HeldUpdate | undefined> {
    for (;;) {
      try {
        return await inbox.finish(held, holder, clock.now());
      } catch (error) {
        if (!isStoreAway(error))
          log.warn({ reason: describeError(error) }, 'Cannot note that an update was handled');
        await rest(RETRY_MS, closing);
        if (closing.aborted) return undefined;
      }
    }
  }
}
