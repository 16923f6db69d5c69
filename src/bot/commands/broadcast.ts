/** `/broadcast TEXT`: tells everybody something, after a look at it and a question. */
import type { Broadcast } from '../../domain/broadcast.js';
import { LANGUAGES } from '../../domain/language.js';
import { subscriberIdOf } from '../../domain/subscriber.js';
import {
  broadcastDraftView,
  broadcastProgressView,
  broadcastQuestionView,
} from '../../views/broadcast-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import type { Reply } from '../request.js';

/** Drafts it. */
export const broadcastCommand: BotCommand = {
  name: 'broadcast',
  otherNames: [],
  inMenu: true,
  isForAdmins: true,
  takesText: true,

  async answer({ command }, desk) {
    const { stores, reader } = desk;
    if (command.args === '') return { message: sentenceView('broadcast.usage', reader) };
    const id = await stores.broadcasts.draft(command.args, reader.now);
    return { message: await show(await stores.broadcasts.get(id), desk) };
  },
};

/** The buttons of a broadcast: its number, and what to do with it. */
export const announceCommand: BotCommand = {
  name: 'announce',
  otherNames: [],
  inMenu: false,
  isForAdmins: true,

  async answer(request, desk): Promise<Reply> {
    const { broadcasts, subscribers } = desk.stores;
    const [number = '', what = ''] = request.command.args.split(' ');
    const id = /^\d{1,15}$/.test(number) ? Number(number) : 0;
    const broadcast = await broadcasts.get(id);
    if (broadcast === undefined) return { message: sentenceView('broadcast.gone', desk.reader) };
    const language = LANGUAGES.find((one) => one === what);
    if (language !== undefined || what === 'all') await broadcasts.address(id, language);
    if (what === 'go') await broadcasts.start(id);
    if (what === 'stop') await broadcasts.stop(id);
    if (what === 'test') {
      const here = { ...request.to, kind: request.chatKind };
      const isKnown = (await subscribers.get(subscriberIdOf(here))) !== undefined;
      const settings = isKnown ? {} : { language: request.language };
      await subscribers.save(here, settings, desk.reader.now);
      await broadcasts.test(id, subscriberIdOf(here), desk.reader.now);
      return { notice: desk.reader.texts.plain('broadcast.tested') };
    }
    if (what === 'ask' && broadcast.state === 'draft') {
      const chats = await broadcasts.audience(broadcast.language);
      return { message: broadcastQuestionView(broadcast, chats, desk.reader) };
    }
    return { message: await show(await broadcasts.get(id), desk) };
  },
};

async function show(broadcast: Broadcast | undefined, { stores, reader }: Desk) {
  if (broadcast === undefined) return sentenceView('broadcast.gone', reader);
  if (broadcast.state !== 'draft') return broadcastProgressView(broadcast, reader);
  const chats = await stores.broadcasts.audience(broadcast.language);
  return broadcastDraftView(broadcast, chats, reader);
}
