/** Distinguishes a flood limit on one chat from one on the whole bot. */
import type { Instant } from '../domain/clock.js';
import type { ChatId } from '../domain/message.js';

/** Watches the flood limits that chats run into. */
export type FloodWatch = {
  /** Records that Telegram told this chat to wait; `true`: the limit concerns all chats. */
  note(chatId: ChatId, now: Instant): boolean;
};

/** Telegram does not say whom a limit concerns; three chats within a second are no coincidence. */
const CHATS = 3;
const WITHIN_MS = 1_000;

/** A watch that has not seen anything yet. */
export function createFloodWatch(): FloodWatch {
  let recent: { chatId: ChatId; at: Instant }[] = [];
  return {
    note(chatId, now) {
      recent = [...recent.filter(({ at }) => now - at < WITHIN_MS), { chatId, at: now }];
      return new Set(recent.map((one) => one.chatId)).size >= CHATS;
    },
  };
}
