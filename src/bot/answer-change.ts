/** The answer to a change. */
import { parseCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';

/**
 * The view that the button stood in, as it is now, with a word over it: `settings.saved` where none
 * is given. What was typed gets the message.
 */
export async function answerChange(
  answer: { readonly message: Message; readonly notice?: string },
  { command, via }: Request,
  desk: Desk,
): Promise<Reply> {
  const { message, notice = desk.reader.texts.plain('settings.saved') } = answer;
  const origin = parseCommand(command.from ?? '');
  if (via !== 'button' || origin === undefined) return { message };
  return { ...(await desk.open(origin)), notice };
}
