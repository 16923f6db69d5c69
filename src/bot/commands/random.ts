/** `/random [WORDS]`: a random story, from all of them or on one subject, and another. */
import { createCommand, formatCommand } from '../../domain/command.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';

/** Opens any story, or any that a search for the words finds; says so when there is none. */
export const randomCommand: BotCommand = {
  name: 'random',
  otherNames: ['lucky', '隨機', '随机'],
  inMenu: true,

  async answer({ command }, desk) {
    const { args } = command;
    const story = await desk.library.random(args);
    // If the words find nothing, the answer is that of a search.
    if (story === undefined && args !== '') return desk.open(createCommand('search', args));
    if (story === undefined) return { message: sentenceView('latest.none', desk.reader) };
    const another = {
      label: desk.reader.texts.plain('buttons.another'),
      command: formatCommand({ name: 'random', args }),
    };
    return {
      message: await openStory(story, { from: command.from, moreButtons: [another] }, desk),
    };
  },
};
