/** A change that a button of another view made. */
import { parseCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { Desk } from './bot-command.js';
import { plainOf } from './plain-of.js';
import type { Reply, Request } from './request.js';

/** The view that the button stood in, as it is now, with the words of `html` over it; else the message. */
export async function backWithNotice(
  { command, via }: Request,
  desk: Desk,
  said: { readonly html: string; readonly message: Message },
): Promise<Reply> {
  const origin = parseCommand(command.from ?? '');
  if (via !== 'button' || origin === undefined) return { message: said.message };
  return { ...(await desk.open(origin)), notice: plainOf(said.html) };
}
