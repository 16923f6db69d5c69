/** `/search WORDS`, and words without any command. */
import { clipText } from '../../views/clean-text.js';
import { howToSearchView, noResultsView, searchHeading } from '../../views/search-view.js';
import type { BotCommand } from '../bot-command.js';
import { exampleQuery } from '../example-query.js';
import { findPage, hitEntries, listMessage, STORIES_A_PAGE } from '../story-pages.js';

/** Longer questions are cut: nobody finds anything with them. */
const MAX_QUERY_CHARS = 200;

/** Shows one page of what was found; without words, how to search. */
export const searchCommand: BotCommand = {
  name: 'search',
  otherNames: ['find', 's', '搜尋', '搜索', '搵'],
  inMenu: true,

  async answer({ command }, desk) {
    const query = clipText(command.args, MAX_QUERY_CHARS);
    if (query === '') {
      return { message: howToSearchView(await exampleQuery(desk), desk.reader) };
    }
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      desk.library.search(query, page),
    );
    if (found.total === 0) return { message: noResultsView(query, found.nearTags, desk.reader) };
    const { corrected, total } = found;
    const heading = searchHeading({ query, corrected, total }, desk.reader);
    const entries = await hitEntries(found, desk.library);
    return {
      message: listMessage({ heading, entries, command: { ...command, args: query }, place }, desk),
    };
  },
};
