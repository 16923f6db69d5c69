/** For words after a command that it does not understand. */
import type { Command } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import { clipText } from './clean-text.js';
import type { Texts } from './texts.js';

const MAX_TEXT_CHARS = 40;

/**
 * The current state with its buttons, below a line that says so; without words, the message alone.
 */
export function notUnderstoodView(text: string, message: Message, texts: Texts): Message {
  if (text === '') return message;
  const line = texts.html('sorry.notUnderstood', { text: clipText(text, MAX_TEXT_CHARS) });
  return under(line, message);
}

/** The answer of a command that takes no words, below a line that says so. */
export function takesNothingView(
  { name, args }: Pick<Command, 'name' | 'args'>,
  message: Message,
  texts: Texts,
): Message {
  const text = clipText(args, MAX_TEXT_CHARS);
  return under(texts.html('sorry.takesNothing', { name, text }), message);
}

function under(line: string, message: Message): Message {
  return { ...message, html: `${line}\n\n${message.html}` };
}
