/** What every verb of the command line is given, and how it ends. */
import type { Config } from '../config.js';
import type { Terminal } from './terminal.js';

export type CommandLine = {
  readonly config: Config;
  readonly terminal: Terminal;
  /** JSON on stdout instead of words. */
  readonly json: boolean;
  readonly workersFolder: URL;
};

/** Done; done, but found faults; wrong use or configuration. */
export type ExitCode = 0 | 1 | 2;
export const DONE = 0;
export const FAULTS = 1;
export const WRONG_USE = 2;
