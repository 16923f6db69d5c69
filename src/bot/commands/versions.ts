/** `/versions ID`: how often a story was saved, each version to be opened. */
import { sentenceView } from '../../views/sentence-view.js';
import { versionsView } from '../../views/versions-view.js';
import type { BotCommand } from '../bot-command.js';
import { sayGone } from '../say-gone.js';
import { wayTo } from '../way-back.js';

/** Lists a story's versions, newest first. */
export const versionsCommand: BotCommand = {
  name: 'versions',
  otherNames: [],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    if (command.args === '') return { message: sentenceView('article.noId', reader) };
    const story = await library.getStory(command.args);
    if (story === undefined) return sayGone(request, desk);
    const versions = await library.versions(story.id);
    return {
      message: versionsView(versions, { from: command.from, here: wayTo(command) }, reader),
    };
  },
};
