/** For an archive without articles, where every result is empty. */
import type { Archive } from '../archive.js';
import type { CommandLine } from './command-line.js';

/** Says so beside the result, and which setting to check; says nothing if there are articles. */
export function noteEmpty({ terminal, config }: CommandLine, { library }: Archive): void {
  if (library.size().articles > 0) return;
  terminal.note(
    `CONTENT_DIR "${config.CONTENT_DIR}" contains no articles; set it to the folder of your articles, or see \`paperboy check\``,
  );
}
