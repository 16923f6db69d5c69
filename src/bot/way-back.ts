/** The way back from a message to the one before it. */
import { type Command, formatCommand, parseCommand } from '../domain/command.js';

/**
 * How many steps are remembered; otherwise the chain from article to tag to article would grow for
 * ever.
 */
const MAX_STEPS = 3;

/** The command as a way back to it, including its own ways back up to a limit. */
export function wayTo(command: Command): string {
  return formatCommand({ ...command, from: shortened(command.from, MAX_STEPS - 1) });
}

function shortened(way: string | undefined, steps: number): string | undefined {
  const command = way === undefined || steps === 0 ? undefined : parseCommand(way);
  if (command === undefined) return undefined;
  return formatCommand({ ...command, from: shortened(command.from, steps - 1) });
}
