/** `/news RANGE` and `/brief RANGE`: the pages of an alert and of a digest that was sent. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { briefMessage, newsMessage, parseRange } from '../news-pages.js';

/** A page of an alert. */
export const newsCommand: BotCommand = {
  name: 'news',
  otherNames: [],
  inMenu: false,

  async answer({ command, to }, desk) {
    const range = parseRange(command.args);
    const message =
      range === undefined
        ? undefined
        : await newsMessage(subscriberIdOf(to), range, command.page, desk);
    return { message: message ?? sentenceView('news.gone', desk.reader) };
  },
};

/** A page of a digest. */
export const briefCommand: BotCommand = {
  name: 'brief',
  otherNames: [],
  inMenu: false,

  async answer({ command, to }, desk) {
    const range = parseRange(command.args);
    const message =
      range === undefined
        ? undefined
        : await briefMessage(subscriberIdOf(to), range, command.page, desk);
    return { message: message ?? sentenceView('news.gone', desk.reader) };
  },
};
