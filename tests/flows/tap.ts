/** Taps a button whose answer changes a message of its chat. */
import type { BotApi } from '../../src/playground/bot-api.js';
import type { ButtonChoice, Person } from '../../src/playground/person.js';
import type { Message } from '../../src/playground/telegram.js';

/** Resolves with the changed message when the tap has been answered too. */
export async function tap(
  { town }: Pick<BotApi, 'town'>,
  person: Person,
  message: Message,
  choice: ButtonChoice,
): Promise<Message> {
  const changed = town.nextChange(message.chat);
  await person.presses(message, choice);
  return (await changed).message;
}
