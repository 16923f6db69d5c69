/** `/help`: what the bot can do, grouped by what people want. */
import { helpView } from '../../views/help-view.js';
import type { BotCommand } from '../bot-command.js';
import { exampleQuery } from '../example-query.js';

/** Lists the commands, with an example that works in this archive. */
export const helpCommand: BotCommand = {
  name: 'help',
  otherNames: ['h', 'cancel', '幫助', '帮助', '說明', '说明'],
  inMenu: true,
  takesNothing: true,

  async answer(_request, desk) {
    return { message: helpView(await exampleQuery(desk), desk.reader) };
  },
};
