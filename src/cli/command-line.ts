/** What every verb of the command line is given, and how it ends. */
import type { Config } from '../config/config.js';
import type { Clock } from '../domain/clock.js';
import type { Terminal } from './terminal.js';

/** The configuration, where to write, what time it is, and how to say it. */
export type CommandLine = {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** JSON on stdout instead of words. */
  readonly json: boolean;
  readonly workersFolder: URL;
  /** Where programs that are started, such as git, find what they need. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program's, as package.json says it. */
  readonly version: string;
};

/** Done; done, but found faults; wrong use or configuration. */
export type ExitCode = 0 | 1 | 2;
/** Done, nothing to say against it. */
export const DONE = 0;
/** Done, but something is wrong with what was found. */
export const FAULTS = 1;
/** Not done: the command or the configuration is wrong. */
export const WRONG_USE = 2;
