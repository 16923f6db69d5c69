/** Opens the log for a verb, according to the configuration. */
import type { Log } from '../domain/log.js';
import { createLog } from '../log.js';
import type { CommandLine } from './command-line.js';

/**
 * Lines go to stderr: readable on a terminal, JSON elsewhere, unless LOG_FORMAT says otherwise.
 * NO_COLOR takes the colours away (https://no-color.org).
 */
export function openLog({
  config,
  terminal,
  environment,
}: Pick<CommandLine, 'config' | 'terminal' | 'environment'>): Log {
  return createLog({
    level: config.LOG_LEVEL,
    format: config.LOG_FORMAT ?? (terminal.isInteractive ? 'pretty' : 'json'),
    output: terminal.errorStream,
    ...((environment['NO_COLOR'] ?? '') !== '' && { colors: 'never' }),
  });
}
