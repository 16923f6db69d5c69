/** Decides whether a group that the bot has just joined gets a welcome. */
import type { ChatId } from '../domain/message.js';
import { createRecentCache } from '../domain/recent-cache.js';
import { rest } from '../domain/rest.js';

/** Knows which supergroups are old groups under a new number. */
export type Welcomes = {
  /** A group became the supergroup with this number. */
  noteMoved(chatId: ChatId): void;
  /** `false`: the group already knows the bot. */
  isDue(chatId: ChatId): Promise<boolean>;
};

/**
 * Telegram reports that the bot joined a supergroup also when a group became one, in either order
 * (https://github.com/tdlib/telegram-bot-api/issues/266).
 */
const MOVE_NOTICE_MS = 1_000;
/** Numbers of supergroups are below this (Bot API, Chat). */
const SUPERGROUPS_BELOW = -1_000_000_000_000;
const MAX_MOVES = 1_000;

/** Knows of no moves yet. `closing` ends every wait. */
export function createWelcomes(closing: AbortSignal): Welcomes {
  const moved = createRecentCache<true>(MAX_MOVES);
  return {
    noteMoved: (chatId) => {
      moved.set(String(chatId), true);
    },
    async isDue(chatId) {
      if (chatId < SUPERGROUPS_BELOW) await rest(MOVE_NOTICE_MS, closing);
      return moved.get(String(chatId)) === undefined;
    },
  };
}
