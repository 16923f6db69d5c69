/** Asks before doing what was perhaps meant. */
import { type Command, formatCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import { clipText } from './clean-text.js';
import type { Reader } from './reader.js';

/** A question, and a button that does it. */
export function didYouMeanView(meant: Command, { texts }: Reader): Message {
  const shown = clipText(`/${meant.name} ${meant.args}`.trim(), 40);
  return {
    html: texts.html('sorry.didYouMean', { command: shown }),
    buttons: [[{ label: shown, command: formatCommand({ ...meant, from: undefined }) }]],
    previewUrl: undefined,
  };
}
