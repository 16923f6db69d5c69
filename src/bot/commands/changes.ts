/** `/changes ID [STEP]`: what changed between two versions of a story; a button on its card. */
import { changesView } from '../../views/changes-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { sayGone } from '../say-gone.js';
import { say } from '../say.js';

/** Shows the latest change, or an earlier one. */
export const changesCommand: BotCommand = {
  name: 'changes',
  otherNames: ['diff'],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const [id = '', step = '1'] = command.args.split(' ');
    if (id === '') return { message: sentenceView('article.noId', reader) };
    const story = await library.getStory(id);
    if (story === undefined) return sayGone(request, desk);
    const found = await library.changes(story.id, /^\d{1,4}$/.test(step) ? Number(step) : 1);
    if (found === undefined) return say({ key: 'changes.none' }, request, desk);
    const { page, from } = command;
    return { message: changesView({ storyId: story.id, found, page, from }, reader) };
  },
};
