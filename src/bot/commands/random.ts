/** `/random [WORDS]`: a story by chance, of all or about something, and another. */
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
    // What was searched for and not found is told as a search tells it.
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
