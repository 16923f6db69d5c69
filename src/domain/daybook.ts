/** What a day was like, in numbers: never who did what. */
import type { LocalDay } from './clock.js';

/** A day's numbers, as they were at its end. */
export type DayNumbers = {
  readonly day: LocalDay;
  readonly chats: number;
  /** Messages sent since the store was created. */
  readonly sent: number;
  /** Searches of that day. */
  readonly searches: number;
};

/** A search that found nothing, and how often it was tried. */
export type MissedSearch = { readonly query: string; readonly times: number };

/** Keeps a year of days, and the latest searches that found nothing. */
export interface Daybook {
  /** Searches and missed searches are added up; the other two numbers are replaced. */
  write(numbers: DayNumbers, missed: ReadonlyMap<string, number>): Promise<void>;
  /** The days from this one on, in order. */
  since(day: LocalDay): Promise<readonly DayNumbers[]>;
  /** Most often missed first. */
  missed(limit: number): Promise<readonly MissedSearch[]>;
}
