/** The answer to a change of settings or subscriptions. */
import { parseCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';

/**
 * After a tap: the view that contained the button, updated, with a notice (default
 * `settings.saved`). After typing: the message.
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
