/** The button between the arrows of a list: tells the page, and changes nothing. */
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';

/** Answers `PAGE PAGES` with a notice; without words it is a place where nothing is, and says nothing. */
export const whereCommand: BotCommand = {
  name: 'where',
  otherNames: [],
  inMenu: false,

  answer({ command, via }, { reader }) {
    if (command.args === '' && via === 'button') return Promise.resolve({});
    const [, page, pages] = /^(\d{1,7}) (\d{1,7})$/.exec(command.args) ?? [];
    const isKnown = page !== undefined && pages !== undefined;
    const key = isKnown ? 'page.notice' : 'sorry.staleButton';
    const values = isKnown ? { page: Number(page), pages: Number(pages) } : {};
    return Promise.resolve(
      via === 'button'
        ? { notice: reader.texts.plain(key, values) }
        : { message: sentenceView(key, reader, values) },
    );
  },
};
