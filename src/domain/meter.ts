/** Counts what a running bot does for whoever watches it: numbers, never who asked or what was written. */
export interface Meter {
  /** Some update was answered so many seconds after it had come. `command`: one of the bot's own names, or `unknown`. */
  answered(command: string, seconds: number): void;
  /** A search took so long and found so many stories. */
  searched(found: number, seconds: number): void;
}
