/** What was just unsubscribed, in Keyv: it may be lost, and it is gone after a minute. */
import type { Keyv } from 'keyv';
import type { Subscription, UndoStore } from '../domain/subscription.js';

const KEPT_MS = 60_000;

/** An undo over a key-value space of its own. */
export function createUndoStore(keyv: Keyv): UndoStore {
  return {
    async save(chatId, removed) {
      await keyv.set(String(chatId), removed, KEPT_MS);
    },

    async take(chatId) {
      const removed = await keyv.get<readonly Subscription[]>(String(chatId));
      await keyv.delete(String(chatId));
      return removed ?? [];
    },
  };
}
