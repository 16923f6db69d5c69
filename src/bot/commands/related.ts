/** The button for related stories: those that share an article's rare topics or passages. */
import { bold } from '../../views/html.js';
import { sentenceView } from '../../views/sentence-view.js';
import { titleText } from '../../views/title-text.js';
import type { BotCommand } from '../bot-command.js';
import { sayGone } from '../say-gone.js';
import { listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

/** Lists them; says so where there are none. */
export const relatedCommand: BotCommand = {
  name: 'related',
  otherNames: [],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const story = await library.getStory(command.args);
    if (story === undefined) return sayGone(request, desk);
    const stories = await library.related(story.id, STORIES_A_PAGE);
    if (stories.length === 0) return { message: sentenceView('related.none', reader) };
    const title = titleText(story.newest, reader.texts);
    const heading = bold(reader.texts.html('related.heading', { title }));
    const entries = await summaryEntries({ stories, total: stories.length }, library);
    const place = { page: 1, pages: 1 };
    return { message: listMessage({ heading, entries, command, place }, desk) };
  },
};
