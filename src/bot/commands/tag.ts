/** `/tag NAME`: the stories on a topic. */
import { formatFilter } from '../../domain/search-filter.js';
import { filterButton } from '../../views/filter-view.js';
import { nearTagsView, tagHeading } from '../../views/tags-view.js';
import type { BotCommand } from '../bot-command.js';
import { followButtons } from '../follow-buttons.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';
import { wayTo } from '../way-back.js';
import { tagsCommand } from './tags.js';

const NEAR_TAGS = 6;

/** Shows one page of a topic's stories; without a name, all topics. */
export const tagCommand: BotCommand = {
  name: 'tag',
  otherNames: ['topic', '話題', '话题'],
  inMenu: true,

  async answer(request, desk) {
    const { command } = request;
    const name = command.args.replace(/^[#＃]\s*/, '');
    if (name === '') return tagsCommand.answer(request, desk);
    const tag = await desk.library.getTag(name);
    if (tag === undefined) {
      const near = await desk.library.similarTags(name, NEAR_TAGS);
      return { message: nearTagsView(name, near, desk.reader) };
    }
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      desk.library.byTag(tag.id, page),
    );
    const heading = tagHeading(tag, found.total, desk.reader);
    const entries = await summaryEntries(found, desk.library);
    const shown = { ...command, args: name };
    const here = wayTo({ ...shown, page: place.page });
    const query = formatFilter({ kind: 'tag', name: tag.name });
    const moreButtons = [
      ...(await followButtons([`#${tag.name}`], here, desk)),
      ...filterButton({ query, total: found.total, from: here }, desk.reader),
    ];
    return {
      message: listMessage({ heading, entries, command: shown, place, moreButtons }, desk),
    };
  },
};
