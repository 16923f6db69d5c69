/** What each message shows now, so that tapping twice does not change it to the same again. */
import type { ChatId, Message } from '../domain/message.js';
import { createRecentCache } from '../domain/recent-cache.js';
import { shortHash } from '../domain/short-hash.js';

/** A memory of the last messages only. */
export type ShownMessages = {
  isShown(chatId: ChatId, messageId: number, message: Message): boolean;
  remember(chatId: ChatId, messageId: number, message: Message): void;
};

/** Only a convenience: a forgotten message costs one refused edit, which counts as done. */
const MAX_REMEMBERED = 5_000;
const HASH_CHARS = 22;

/** Remembers nothing yet. */
export function createShownMessages(): ShownMessages {
  const hashes = createRecentCache<string>(MAX_REMEMBERED);
  const keyOf = (chatId: ChatId, messageId: number) => `${chatId}:${messageId}`;

  return {
    isShown: (chatId, messageId, message) =>
      hashes.get(keyOf(chatId, messageId)) === hashOf(message),

    remember: (chatId, messageId, message) => hashes.set(keyOf(chatId, messageId), hashOf(message)),
  };
}

function hashOf(message: Message): string {
  return shortHash(JSON.stringify(message), HASH_CHARS);
}
