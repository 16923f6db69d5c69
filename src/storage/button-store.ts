/** The texts behind buttons, in Keyv: buttons in old messages work after a restart. */
import { createHash } from 'node:crypto';
import type { Keyv } from 'keyv';
import type { ButtonStore } from '../domain/button-store.js';

const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
const HASH_CHARS = 16;

/** Keeps each text for 90 days after it was last saved. */
export function createButtonStore(keyv: Keyv): ButtonStore {
  return {
    async save(text) {
      const hash = createHash('sha256').update(text).digest('base64url').slice(0, HASH_CHARS);
      const key = `~${hash}`;
      await keyv.set(key, text, KEPT_MS);
      return key;
    },

    async load(key) {
      const text: unknown = await keyv.get(key);
      return typeof text === 'string' ? text : undefined;
    },
  };
}
