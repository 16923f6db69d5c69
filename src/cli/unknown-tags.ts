/** Topics named on the command line that no story has. */
import type { Archive } from '../archive.js';
import type { CommandLine } from './command-line.js';

/** Reports each on a line beside the result, and returns how many there are. */
export async function noteUnknownTags(
  { terminal }: CommandLine,
  { library }: Archive,
  names: readonly string[],
): Promise<number> {
  let unknown = 0;
  for (const name of names) {
    if ((await library.getTag(name)) !== undefined) continue;
    unknown += 1;
    terminal.note(`No story has the topic "${name}"; \`paperboy tags\` lists the existing ones`);
  }
  return unknown;
}
