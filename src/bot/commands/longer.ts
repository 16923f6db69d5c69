/** The button for a longer summary: the same card with three to five sentences. */
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';

export const longerCommand: BotCommand = {
  name: 'longer',
  otherNames: [],
  inMenu: false,

  async answer({ command }, desk) {
    const story = await desk.library.getStory(command.args);
    if (story === undefined) return { message: sentenceView('article.gone', desk.reader) };
    return { message: await openStory(story, { from: command.from, length: 'long' }, desk) };
  },
};
