/** The button between the arrows of a list: tells the page, and changes nothing. */
import type { BotCommand } from '../bot-command.js';

export const whereCommand: BotCommand = {
  name: 'where',
  otherNames: [],
  inMenu: false,

  answer({ command }, { reader }) {
    const [, page, pages] = /^(\d{1,7}) (\d{1,7})$/.exec(command.args) ?? [];
    if (page === undefined || pages === undefined) return Promise.resolve({});
    const notice = reader.texts.plain('page.notice', { page: Number(page), pages: Number(pages) });
    return Promise.resolve({ notice });
  },
};
