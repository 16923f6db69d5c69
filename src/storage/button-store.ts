/** The texts behind buttons, in Keyv: buttons in old messages work after a restart. */
import type { Keyv } from 'keyv';
import type { ButtonStore } from '../domain/button-store.js';
import { shortHash } from '../domain/short-hash.js';

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
const HASH_CHARS = 16;

/** Keeps each text for 90 days after it was last saved. */
export function createButtonStore(keyv: Keyv): ButtonStore {
  return {
    async save(text) {
      const key = `~${shortHash(text, HASH_CHARS)}`;
      await keyv.set(key, text, KEPT_MS);
      return key;
    },

    async load(key) {
      const text: unknown = await keyv.get(key);
      return typeof text === 'string' ? text : undefined;
    },
  };
}
