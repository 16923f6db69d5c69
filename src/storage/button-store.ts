/** The texts behind buttons; buttons of old messages still work after a restart. */
import type { ButtonStore } from '../domain/button-store.js';
import type { Clock, Instant } from '../domain/clock.js';
import { createRecentCache } from '../domain/recent-cache.js';
import type { ScratchStore } from '../domain/scratch-store.js';
import { shortHash } from '../domain/short-hash.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEPT_MS = 90 * DAY_MS;
const HASH_CHARS = 16;
/** An alert to many chats has the same buttons in each message. */
const MAX_REMEMBERED = 1_000;

/** Keeps each text for about 90 days after it was last saved, and the newest also in memory. */
export function createButtonStore(scratch: ScratchStore, clock: Clock): ButtonStore {
  const recent = createRecentCache<{ readonly text: string; readonly savedAt: Instant }>(
    MAX_REMEMBERED,
  );
  return {
    async save(text) {
      const key = `~${shortHash(text, HASH_CHARS)}`;
      const now = clock.now();
      const { savedAt = -Infinity } = recent.get(key) ?? {};
      if (now - savedAt < DAY_MS) return key;
      const isSaved = await scratch.save(scratchKey(key), text, KEPT_MS);
      recent.set(key, { text, savedAt: isSaved ? now : -Infinity });
      return key;
    },

    async load(key) {
      const text = recent.get(key)?.text ?? (await scratch.load(scratchKey(key)));
      return typeof text === 'string' ? text : undefined;
    },
  };
}

function scratchKey(key: string): string {
  return `button:${key}`;
}
