/** What every verb of the command line is given, and how it ends. */
import type { Config } from '../config/config.js';
import type { Clock } from '../domain/clock.js';
import type { Terminal } from './terminal.js';

/** The configuration, the output, the clock, and the format of the output. */
export type CommandLine = {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** JSON on stdout instead of text for people. */
  readonly json: boolean;
  readonly workersFolder: URL;
  /** The environment for programs that are started, such as git. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version of the program, from package.json. */
  readonly version: string;
};

/** 0: done; 1: done, but found faults; 2: wrong use or configuration. */
export type ExitCode = 0 | 1 | 2;
/** Done, with nothing to complain about. */
export const DONE = 0;
/** Done, but something is wrong with what was found. */
export const FAULTS = 1;
/** Not done: the command or the configuration is wrong. */
export const WRONG_USE = 2;
