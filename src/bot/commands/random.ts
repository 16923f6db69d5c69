/** `/random`: a story by chance, and another. */
import { formatCommand } from '../../domain/command.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { openStory } from '../open-story.js';

/** Opens any story; says so when there is none. */
export const randomCommand: BotCommand = {
  name: 'random',
  otherNames: ['lucky', '隨機', '随机'],
  inMenu: true,

  async answer({ command }, desk) {
    const story = await desk.library.random();
    if (story === undefined) return { message: sentenceView('latest.none', desk.reader) };
    const another = {
      label: desk.reader.texts.plain('buttons.another'),
      command: formatCommand({ name: 'random' }),
    };
    return {
      message: await openStory(story, { from: command.from, moreButtons: [another] }, desk),
    };
  },
};
