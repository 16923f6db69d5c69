/** What was just unsubscribed: it may be lost, and expires after a minute. */
import type { ScratchStore } from '../domain/scratch-store.js';
import { type Subscription, TOPIC_KINDS, type UndoStore } from '../domain/subscription.js';

const KEPT_MS = 60_000;

/** While the scratch store is down, an undo says "too late". */
export function createUndoStore(scratch: ScratchStore): UndoStore {
  return {
    async save(chatId, removed) {
      await scratch.save(`undo:${chatId}`, removed, KEPT_MS);
    },

    async take(chatId) {
      const removed = await scratch.load(`undo:${chatId}`);
      await scratch.remove(`undo:${chatId}`);
      return Array.isArray(removed) ? removed.filter(isSubscription) : [];
    },
  };
}

function isSubscription(value: unknown): value is Subscription {
  if (!isObject(value) || !('topic' in value) || !isObject(value.topic)) return false;
  const { topic } = value;
  return (
    'id' in value &&
    'since' in value &&
    'isInDigest' in value &&
    typeof value.id === 'number' &&
    typeof value.since === 'number' &&
    typeof value.isInDigest === 'boolean' &&
    'kind' in topic &&
    'key' in topic &&
    'label' in topic &&
    TOPIC_KINDS.some((kind) => kind === topic.kind) &&
    typeof topic.key === 'string' &&
    typeof topic.label === 'string'
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
