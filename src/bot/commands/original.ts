/** `/original ID`: an article's card as it was written, for readers of Simplified headlines. */
import { formatCommand } from '../../domain/command.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';
import { sayGone } from '../say-gone.js';

/** Opens the card, with a button back to the reader's own script. */
export const originalCommand: BotCommand = {
  name: 'original',
  otherNames: [],
  inMenu: false,

  async answer(request, desk) {
    const { args, from } = request.command;
    if (args === '') return { message: sentenceView('article.noId', desk.reader) };
    const story = await desk.written.getStory(args);
    if (story === undefined) return sayGone(request, desk);
    const label = desk.reader.texts.plain('buttons.scriptSimplified');
    const back = { label, command: formatCommand({ name: 'read', args: story.id, from }) };
    const moreButtons = desk.library === desk.written ? [] : [back];
    const asWritten = { ...desk, library: desk.written };
    return { message: await openStory(story, { from, moreButtons }, asWritten) };
  },
};
