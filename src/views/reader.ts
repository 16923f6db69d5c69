/** Who reads: the language and the newsroom's day that a view is made for. */
import type { Instant } from '../domain/clock.js';
import type { Texts } from './texts.js';

/** In which language and at what time somebody reads. */
export type Reader = {
  readonly texts: Texts;
  readonly now: Instant;
  /** IANA name of the newsroom's zone, in which articles are dated. */
  readonly timeZone: string;
  /** IANA name of the reader's own zone, in which times of day are told. */
  readonly ownZone: string;
};
