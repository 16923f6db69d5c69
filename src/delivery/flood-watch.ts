/** Tells a flood limit of one chat from one of the whole bot. */
import type { Instant } from '../domain/clock.js';
import type { ChatId } from '../domain/message.js';

/** Watches the flood limits that chats meet. */
export type FloodWatch = {
  /** Notes that Telegram told this chat to wait; `true`: it means everybody. */
  note(chatId: ChatId, now: Instant): boolean;
};

/** Telegram does not say whom it means; three chats within a second are no chance. */
const CHATS = 3;
const WITHIN_MS = 1_000;

/** A watch that has seen nothing yet. */
export function createFloodWatch(): FloodWatch {
  let recent: { chatId: ChatId; at: Instant }[] = [];
  return {
    note(chatId, now) {
      recent = [...recent.filter(({ at }) => now - at < WITHIN_MS), { chatId, at: now }];
      return new Set(recent.map((one) => one.chatId)).size >= CHATS;
    },
  };
}
