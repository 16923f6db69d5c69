/** The way back from a message to the one before it. */
import { type Command, formatCommand, parseCommand } from '../domain/command.js';

/** Steps that are remembered; an article leads to a tag, to an article, and so on without end. */
const MAX_STEPS = 3;

/** The command as a way back to it, with its own ways back up to a limit. */
export function wayTo(command: Command): string {
  return formatCommand({ ...command, from: shortened(command.from, MAX_STEPS - 1) });
}

function shortened(way: string | undefined, steps: number): string | undefined {
  const command = way === undefined || steps === 0 ? undefined : parseCommand(way);
  if (command === undefined) return undefined;
  return formatCommand({ ...command, from: shortened(command.from, steps - 1) });
}
