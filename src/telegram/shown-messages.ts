/** What each message shows now, so that tapping twice does not change it to the same again. */
import { createHash } from 'node:crypto';
import type { ChatId, Message } from '../domain/message.js';

export type ShownMessages = {
  isShown(chatId: ChatId, messageId: number, message: Message): boolean;
  remember(chatId: ChatId, messageId: number, message: Message): void;
};

/** Only a convenience: a forgotten message costs one refused edit, which counts as done. */
const MAX_REMEMBERED = 5_000;

/** Remembers nothing yet. */
export function createShownMessages(): ShownMessages {
  const hashes = new Map<string, string>();
  const keyOf = (chatId: ChatId, messageId: number) => `${chatId}:${messageId}`;

  return {
    isShown: (chatId, messageId, message) =>
      hashes.get(keyOf(chatId, messageId)) === hashOf(message),

    remember(chatId, messageId, message) {
      const key = keyOf(chatId, messageId);
      hashes.delete(key);
      hashes.set(key, hashOf(message));
      for (const oldest of hashes.keys()) {
        if (hashes.size <= MAX_REMEMBERED) return;
        hashes.delete(oldest);
      }
    },
  };
}

function hashOf(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64');
}
