/** Remembers what each message shows, so that a second tap does not edit it without a change. */
import type { ChatId, Message, Messenger } from '../domain/message.js';
import { createRecentCache, type RecentCache } from '../domain/recent-cache.js';
import { shortHash } from '../domain/short-hash.js';

/** Remembers recent messages only. */
export type ShownMessages = {
  isShown(chatId: ChatId, messageId: number, message: Message): boolean;
  remember(chatId: ChatId, messageId: number, message: Message): void;
  /** From now on, nothing is known about this chat. */
  forget(chatId: ChatId): void;
};

/** Only an optimisation: a forgotten message costs one refused edit, which counts as done. */
const MAX_CHATS = 2_000;
const MAX_A_CHAT = 50;
const HASH_CHARS = 22;

/** Remembers nothing yet. */
export function createShownMessages(): ShownMessages {
  const chats = createRecentCache<RecentCache<string>>(MAX_CHATS);

  return {
    isShown: (chatId, messageId, message) =>
      chats.get(String(chatId))?.get(String(messageId)) === hashOf(message),

    remember(chatId, messageId, message) {
      const hashes = chats.get(String(chatId)) ?? createRecentCache<string>(MAX_A_CHAT);
      hashes.set(String(messageId), hashOf(message));
      chats.set(String(chatId), hashes);
    },

    forget: (chatId) => chats.set(String(chatId), createRecentCache<string>(MAX_A_CHAT)),
  };
}

/** The messenger, except that it remembers what it sends and makes no edit without a change. */
export function rememberShown(messenger: Messenger, shown: ShownMessages): Messenger {
  return {
    async send(to, message) {
      const result = await messenger.send(to, message);
      if (result.kind === 'sent') shown.remember(to.chatId, result.messageId, message);
      return result;
    },
    async edit(chatId, messageId, message) {
      if (shown.isShown(chatId, messageId, message)) return { kind: 'sent', messageId };
      const result = await messenger.edit(chatId, messageId, message);
      if (result.kind === 'sent') shown.remember(chatId, messageId, message);
      return result;
    },
  };
}

function hashOf(message: Message): string {
  return shortHash(JSON.stringify(message), HASH_CHARS);
}
