/**
 * Counts what a running bot does, for monitoring: numbers only, never who asked or what was
 * written.
 */
export interface Meter {
  /**
   * An update was answered this many seconds after it arrived. `command`: one of the bot's own
   * names, or `unknown`.
   */
  answered(command: string, seconds: number): void;
  /** A search took this long and found this many stories. */
  searched(found: number, seconds: number): void;
}
