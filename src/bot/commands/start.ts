/** `/start`: the welcome; with a payload, whatever a link points to. */
import { type Command, createCommand, formatCommand } from '../../domain/command.js';
import { parsePayload } from '../../domain/deep-link.js';
import type { Button } from '../../domain/message.js';
import { scriptOffer } from '../../views/script-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import { groupStartView, startView } from '../../views/start-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { followButtons } from '../follow-buttons.js';

/** Greets; a payload of `domain/deep-link.ts` opens an article, a topic, a search or a day. */
export const startCommand: BotCommand = {
  name: 'start',
  otherNames: ['開始', '开始'],
  inMenu: false,

  async answer({ command, chatKind }, desk) {
    const wanted = await linkedCommand(command.args, desk);
    if (wanted === 'gone') return { message: sentenceView('sorry.oldLink', desk.reader) };
    if (wanted !== undefined) return desk.open(wanted);
    if (chatKind !== 'private') return { message: groupStartView(desk.reader) };
    const { total } = await desk.library.latest({ offset: 0, limit: 1 });
    const start = {
      stories: total,
      suggested: await suggestions(desk),
      moreButtons: scriptOffer(desk.subscriber?.script, desk.reader.texts),
    };
    return { message: startView(start, desk.reader) };
  },
};

/** The most covered topic and a way to choose others, for those who follow nothing yet. */
async function suggestions(desk: Desk): Promise<readonly Button[]> {
  const following = await desk.following();
  const { tags } = await desk.library.tags({ offset: 0, limit: 1 });
  if (following?.length !== 0 || tags.length === 0) return [];
  const wanted = tags.map(({ name }) => `#${name}`);
  const choose = {
    label: desk.reader.texts.plain('buttons.chooseTopics'),
    command: formatCommand({ name: 'choose' }),
  };
  return [...(await followButtons(wanted, formatCommand({ name: 'start' }), desk)), choose];
}

/** `undefined`: not one of our links. */
async function linkedCommand(payload: string, desk: Desk): Promise<Command | 'gone' | undefined> {
  const link = parsePayload(payload);
  switch (link?.kind) {
    case undefined:
      return undefined;
    case 'article':
      return createCommand('read', link.id);
    case 'tag':
      return createCommand('tag', link.id);
    case 'day':
      return createCommand('calendar', link.day);
    case 'search':
      return createCommand('search', link.query);
    case 'kept-search': {
      const query = await desk.stores.links.load(link.key);
      return query === undefined ? 'gone' : createCommand('search', query);
    }
  }
}
