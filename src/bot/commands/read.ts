/** `/read ID`: an article's card. */
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';
import { sayGone } from '../say-gone.js';

/** Opens the story that holds the article; any version's id finds it. */
export const readCommand: BotCommand = {
  name: 'read',
  otherNames: ['open'],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    if (command.args === '') return { message: sentenceView('article.noId', desk.reader) };
    const story = await desk.library.getStory(command.args);
    if (story === undefined) return sayGone(request, desk);
    return { message: await openStory(story, { from: command.from }, desk) };
  },
};
