/** `/search WORDS`, and words without any command. */
import { joinNames } from '../../content/join-names.js';
import type { SearchSort } from '../../content/library.js';
import { emptyFilter, readFilters, unreadDates } from '../../content/query-filters.js';
import { type Command, createCommand } from '../../domain/command.js';
import type { Button, Message } from '../../domain/message.js';
import { addFilter, formatQuery, removeFilter } from '../../domain/search-filter.js';
import { clipText } from '../../views/clean-text.js';
import { filterButton } from '../../views/filter-view.js';
import {
  howToSearchView,
  orderButton,
  searchHeading,
  unreadDatesLine,
} from '../../views/search-view.js';
import { tagRows } from '../../views/tags-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { dateButtons } from '../date-buttons.js';
import { exampleQuery } from '../example-query.js';
import { followButtons } from '../follow-buttons.js';
import { nothingFound } from '../nothing-found.js';
import type { Reply } from '../request.js';
import { findPage, hitEntries, listMessage, STORIES_A_PAGE } from '../story-pages.js';
import { wayTo } from '../way-back.js';

/** Longer queries are cut: they would find nothing anyway. */
const MAX_QUERY_CHARS = 200;

/** How many topics to suggest beside stories that match only a part. */
const MAX_NEAR_TAGS = 2;

/** Shows one page of results, best first; without words, how to search. */
export const searchCommand: BotCommand = {
  name: 'search',
  otherNames: ['find', 's', '搜尋', '搜索', '搵'],
  inMenu: true,
  answer: ({ command }, desk) => answerSearch(command, desk, 'relevance'),
};

/** For buttons of old messages: the same search with `sort:newest`. */
export const newestCommand: BotCommand = {
  name: 'newest',
  otherNames: [],
  inMenu: false,
  answer: ({ command }, desk) => answerSearch(command, desk, 'newest'),
};

async function answerSearch(command: Command, desk: Desk, sort: SearchSort): Promise<Reply> {
  const asked = clipText(command.args, MAX_QUERY_CHARS);
  const { reader, library } = desk;
  const empty = emptyFilter(asked);
  const typed = await joinNames(empty?.rest ?? asked, library);
  if (typed === '' && (empty?.field === 'author' || empty?.field === 'category'))
    return desk.open(createCommand(empty.field));
  if (typed === '') return { message: howToSearchView(await exampleQuery(desk), reader) };
  const read = readFilters(typed);
  const parts = sort === 'newest' ? addFilter(read, { kind: 'newest' }) : read;
  const query = sort === 'newest' ? formatQuery(parts) : typed;
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    library.search(query, page),
  );
  const shown = { ...command, name: 'search', args: query };
  const here = wayTo({ ...shown, page: place.page });
  const dates = await dateButtons(parts, here, desk);
  if (found.total === 0) {
    const nothing = await nothingFound({ query, parts, found }, desk);
    return { ...nothing, ...withButtons(nothing.message, dates) };
  }
  const { words, filters } = parts;
  const isPlain = filters.length === 0;
  const unsorted = formatQuery(removeFilter(parts, { kind: 'newest' }));
  const unread = unreadDates(query);
  // It is not known what was meant, so it cannot be followed.
  const wanted = unread.length === 0 ? [unsorted.replace(/[,，、;；]+/gu, ' ')] : [];
  const follow = await followButtons(wanted, here, desk);
  return {
    message: listMessage(
      {
        heading: [
          searchHeading({ ...found, query: isPlain ? query : words, filters }, reader),
          unreadDatesLine(unread, reader.texts),
          empty === undefined ? '' : reader.texts.html('search.emptyFilter', { name: empty.name }),
        ]
          .filter((line) => line !== '')
          .join('\n'),
        entries: await hitEntries(found, library),
        command: shown,
        place,
        moreButtons: [
          ...dates,
          ...tagRows(found.nearTags.slice(0, MAX_NEAR_TAGS), reader, here).flat(),
          ...follow,
          ...orderButton({ query: parts, total: found.total, from: command.from }, reader),
          ...filterButton({ query, total: found.total, from: command.from }, reader),
        ],
      },
      desk,
    ),
  };
}

function withButtons(message: Message | undefined, buttons: readonly Button[]): Reply {
  if (message === undefined || buttons.length === 0) return {};
  return { message: { ...message, buttons: [buttons, ...message.buttons] } };
}
