/** The texts behind links, which must work long after they were shared. */
import type { LinkStore } from '../domain/link-store.js';
import type { ScratchStore } from '../domain/scratch-store.js';
import { shortHash } from '../domain/short-hash.js';

const KEPT_MS = 365 * 24 * 60 * 60 * 1000;
const HASH_CHARS = 16;

/** Keeps each text for a year after it was last shared or opened. */
export function createLinkStore(scratch: ScratchStore): LinkStore {
  return {
    async save(text) {
      const key = shortHash(text, HASH_CHARS);
      return (await scratch.save(`link:${key}`, text, KEPT_MS)) ? key : undefined;
    },

    async load(key) {
      const text = await scratch.load(`link:${key}`);
      if (typeof text !== 'string') return undefined;
      await scratch.save(`link:${key}`, text, KEPT_MS);
      return text;
    },
  };
}
