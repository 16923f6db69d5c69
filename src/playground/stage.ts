/** What the page may do beside the chats: move the clock, and bring news. */
import type { Newsroom } from './newsroom.js';
import type { ShiftedClock } from './shifted-clock.js';

/** What the page works with. */
export type Stage = {
  readonly clock: ShiftedClock;
  /** `undefined`: the articles are somebody's own, and the page writes none. */
  readonly newsroom: Newsroom | undefined;
  /** Where the articles are, for a person to read. */
  readonly contentFolder: string;
  /** Who runs the bot. */
  readonly adminIds: readonly number[];
  /** An IANA name. */
  readonly timeZone: string;
  /** When a digest comes if nobody says otherwise, `HH:MM`. */
  readonly digestTime: string;
};
