/** Who is reading: the language, time and zones that a view is made for. */
import type { Instant } from '../domain/clock.js';
import type { Texts } from './texts.js';

/** The language, the current time and the zones of a reader. */
export type Reader = {
  readonly texts: Texts;
  readonly now: Instant;
  /** IANA name of the newsroom's zone, in which articles are dated. */
  readonly timeZone: string;
  /** IANA name of the reader's own zone, in which times of day are shown. */
  readonly ownZone: string;
};
