/** `/start`: the first minute; with a payload, the article or the topic that a link points to. */
import { startView } from '../../views/start-view.js';
import type { BotCommand } from '../bot-command.js';
import { readCommand } from './read.js';
import { tagCommand } from './tag.js';

const TARGETS: Readonly<Record<string, BotCommand>> = { a: readCommand, t: tagCommand };

/** Greets; a payload `a_ID` opens an article, `t_ID` a topic. */
export const startCommand: BotCommand = {
  name: 'start',
  otherNames: ['開始', '开始'],
  inMenu: false,

  async answer(request, desk) {
    const [, kind = '', id = ''] = /^([at])_([A-Za-z0-9_-]+)$/.exec(request.command.args) ?? [];
    const target = TARGETS[kind];
    if (target !== undefined) {
      const command = { ...request.command, name: target.name, args: id };
      return target.answer({ ...request, command }, desk);
    }
    const { total } = await desk.library.latest({ offset: 0, limit: 1 });
    return { message: startView(total, desk.reader) };
  },
};
