/** `/search WORDS`, and words without any command. */
import { clipText } from '../../views/clean-text.js';
import {
  howToSearchView,
  noResultsView,
  orderRow,
  searchHeading,
} from '../../views/search-view.js';
import type { SearchSort } from '../../content/library.js';
import type { Command } from '../../domain/command.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { exampleQuery } from '../example-query.js';
import { followButtons } from '../follow-buttons.js';
import { wayTo } from '../way-back.js';
import type { Reply } from '../request.js';
import { findPage, hitEntries, listMessage, STORIES_A_PAGE } from '../story-pages.js';

/** Longer questions are cut: nobody finds anything with them. */
const MAX_QUERY_CHARS = 200;

/** Shows one page of what was found, best first; without words, how to search. */
export const searchCommand: BotCommand = {
  name: 'search',
  otherNames: ['find', 's', '搜尋', '搜索', '搵'],
  inMenu: true,
  answer: ({ command }, desk) => answerSearch(command, desk, 'relevance'),
};

/** The button that puts the newest of what was found first. */
export const newestCommand: BotCommand = {
  name: 'newest',
  otherNames: [],
  inMenu: false,
  answer: ({ command }, desk) => answerSearch(command, desk, 'newest'),
};

async function answerSearch(command: Command, desk: Desk, sort: SearchSort): Promise<Reply> {
  const query = clipText(command.args, MAX_QUERY_CHARS);
  if (query === '') {
    return { message: howToSearchView(await exampleQuery(desk), desk.reader) };
  }
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    desk.library.search(query, { ...page, sort }),
  );
  if (found.total === 0) {
    return { message: noResultsView({ query, ...found }, desk.reader) };
  }
  const heading = searchHeading({ query, ...found }, desk.reader);
  const entries = await hitEntries(found, desk.library);
  const shown = { ...command, args: query };
  const moreButtons = await followButtons(
    [query.replace(/[,，、;；]+/gu, ' ')],
    wayTo({ ...shown, page: place.page }),
    desk,
  );
  const message = listMessage({ heading, entries, command: shown, place, moreButtons }, desk);
  const order = orderRow({ query, sort, total: found.total, from: command.from }, desk.reader);
  return { message: { ...message, buttons: [...message.buttons, ...order] } };
}
