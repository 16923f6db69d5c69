/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A calendar day in a stated time zone, `YYYY-MM-DD`. */
export type LocalDay = string;

/** Tells the time; the composition root has the real one, tests a fake one. */
export interface Clock {
  now(): Instant;
}
