/** A sentence over buttons. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { packRows } from './buttons.js';

/** A choice is a command with its words. */
export type Choice = { readonly label: string; readonly name: string; readonly args: string };

/** A sentence over a choice. */
export function choiceView(html: string, choices: readonly Choice[]): Message {
  const buttons = choices.map(({ label, name, args }): Button => ({
    label,
    command: formatCommand({ name, args }),
  }));
  return { html, buttons: packRows(buttons), previewUrl: undefined };
}
