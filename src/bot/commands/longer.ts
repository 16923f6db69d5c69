/** The button for a longer summary: the same card with three to five sentences. */
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';
import { sayGone } from '../say-gone.js';

/** Shows the long summary; a button leads back to the short one. */
export const longerCommand: BotCommand = {
  name: 'longer',
  otherNames: [],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const story = await desk.library.getStory(command.args);
    if (story === undefined) return sayGone(request, desk);
    return { message: await openStory(story, { from: command.from, length: 'long' }, desk) };
  },
};
