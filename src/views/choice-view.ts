/** A sentence above buttons. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows } from './buttons.js';

/** A label, and the command that the choice sends. */
export type Choice = { readonly label: string; readonly name: string; readonly args: string };

/** A sentence above its choices. */
export function choiceView(html: string, choices: readonly Choice[]): Message {
  const buttons = choices.map(({ label, name, args }): Button => ({
    label,
    command: formatCommand({ name, args }),
  }));
  return { html, buttons: packRows(buttons), previewUrl: undefined };
}
