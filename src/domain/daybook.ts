/** What a day was like, in numbers: never who did it. */
import type { LocalDay } from './clock.js';

/** A day's numbers, as they were at its end. */
export type DayNumbers = {
  readonly day: LocalDay;
  readonly chats: number;
  /** Messages sent since the store was made. */
  readonly sent: number;
  /** Searches of that day. */
  readonly searches: number;
};

/** Words that were searched for and not found, and how often. */
export type MissedSearch = { readonly query: string; readonly times: number };

/** Keeps days for a year, and the words that were missed last. */
export interface Daybook {
  /** Searches and missed words are added; the other two replace what stood there. */
  write(numbers: DayNumbers, missed: ReadonlyMap<string, number>): Promise<void>;
  /** In their order, from this day on. */
  since(day: LocalDay): Promise<readonly DayNumbers[]>;
  /** Most often missed first. */
  missed(limit: number): Promise<readonly MissedSearch[]>;
}
