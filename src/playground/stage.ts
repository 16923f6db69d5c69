/** What the page may do besides chatting: move the clock, and bring news. */
import type { Newsroom } from './newsroom.js';
import type { ShiftedClock } from './shifted-clock.js';

/** What the page works with. */
export type Stage = {
  readonly clock: ShiftedClock;
  /** `undefined`: the articles belong to the owner, and the page writes none. */
  readonly newsroom: Newsroom | undefined;
  /** Where the articles are, for a person to read. */
  readonly contentFolder: string;
  /** The people who run the bot. */
  readonly adminIds: readonly number[];
  /** An IANA name. */
  readonly timeZone: string;
  /** The default time for digests, `HH:MM`. */
  readonly digestTime: string;
};
