/** `/news RANGE` and `/brief RANGE`: the pages of an alert or a digest that was sent. */
import { createCommand } from '../../domain/command.js';
import { subscriberIdOf } from '../../domain/subscriber.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { briefMessage, newsMessage } from '../news-pages.js';
import { parseRange } from '../news-range.js';

/** A page of an alert; typed without a range, the latest stories. */
export const newsCommand = pageCommand('news', newsMessage);

/** A page of a digest; without a range, also the latest stories. */
export const briefCommand = pageCommand('brief', briefMessage);

function pageCommand(name: string, messageOf: typeof newsMessage): BotCommand {
  return {
    name,
    otherNames: [],
    inMenu: false,

    async answer({ command, to }, desk) {
      const range = parseRange(command.args);
      if (range === undefined) return desk.open(createCommand('latest'));
      const message = await messageOf(subscriberIdOf(to), { range, page: command.page }, desk);
      return { message: message ?? sentenceView('news.gone', desk.reader) };
    },
  };
}
