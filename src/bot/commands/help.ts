/** `/help`: what can be done, made from the commands themselves. */
import { helpView } from '../../views/help-view.js';
import type { BotCommand } from '../bot-command.js';
import { exampleQuery } from '../example-query.js';

/** Lists the menu, with an example that this archive can answer. */
export const helpCommand: BotCommand = {
  name: 'help',
  otherNames: ['h', '幫助', '帮助', '說明', '说明'],
  inMenu: true,

  async answer(_request, desk) {
    return { message: helpView(desk.menu, await exampleQuery(desk), desk.reader) };
  },
};
