/** What was just unsubscribed: it may be lost, and it is gone after a minute. */
import type { ScratchStore } from '../domain/scratch-store.js';
import type { Subscription, UndoStore } from '../domain/subscription.js';

const KEPT_MS = 60_000;

/** An undo that says "too late" while the scratch store is down. */
export function createUndoStore(scratch: ScratchStore): UndoStore {
  return {
    async save(chatId, removed) {
      await scratch.save(`undo:${chatId}`, removed, KEPT_MS);
    },

    async take(chatId) {
      const removed = await scratch.load(`undo:${chatId}`);
      await scratch.remove(`undo:${chatId}`);
      // Nobody else writes these keys.
      return Array.isArray(removed) ? (removed as readonly Subscription[]) : [];
    },
  };
}
