/** `/followstory ID`: what can be followed from an article; a button on its card. */
import { followStoryView } from '../../views/follow-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { followButtons } from '../follow-buttons.js';
import { wayTo } from '../way-back.js';

const MAX_TAGS = 8;

/** A button for each topic, author and section of an article. */
export const followStoryCommand: BotCommand = {
  name: 'followstory',
  otherNames: [],
  inMenu: false,

  async answer({ command }, desk) {
    const story = await desk.library.getStory(command.args);
    if (story === undefined) return { message: sentenceView('article.gone', desk.reader) };
    const { author, category } = story.newest;
    const wanted = [
      ...story.tags.slice(0, MAX_TAGS).map((tag) => `#${tag}`),
      ...(author === undefined ? [] : [`author:"${author.replaceAll('"', ' ')}"`]),
      ...(category === undefined ? [] : [`category:"${category.replaceAll('"', ' ')}"`]),
    ];
    const buttons = await followButtons(wanted, wayTo(command), desk);
    return { message: followStoryView(buttons, command.from, desk.reader) };
  },
};
