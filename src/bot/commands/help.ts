/** `/help`: what can be done, made from the commands themselves. */
import { helpView } from '../../views/help-view.js';
import type { BotCommand } from '../bot-command.js';

export const helpCommand: BotCommand = {
  name: 'help',
  otherNames: ['h', '幫助', '帮助', '說明', '说明'],
  inMenu: true,

  answer(_request, desk) {
    return Promise.resolve({ message: helpView(desk.menu, desk.reader) });
  },
};
