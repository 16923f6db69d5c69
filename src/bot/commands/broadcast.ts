/** `/broadcast TEXT`: sends a message to everybody, after a preview and a question. */
import type { Broadcast } from '../../domain/broadcast.js';
import { LANGUAGES } from '../../domain/language.js';
import type { Message } from '../../domain/message.js';
import { shortHash } from '../../domain/short-hash.js';
import { subscriberIdOf } from '../../domain/subscriber.js';
import {
  broadcastDraftView,
  broadcastProgressView,
  broadcastQuestionView,
  isOver,
} from '../../views/broadcast-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import type { Reply, Request } from '../request.js';

/** Leaves time for the answer to the tap. */
const FIRST_CHANGE_MS = 2_000;

/** Creates a draft. */
export const broadcastCommand: BotCommand = {
  name: 'broadcast',
  otherNames: [],
  inMenu: true,
  isForAdmins: true,
  takesText: true,

  async answer(request, desk) {
    const { stores, reader } = desk;
    const { command } = request;
    if (command.args === '') return { message: sentenceView('broadcast.usage', reader) };
    const id = await stores.broadcasts.draft(command.args, reader.now);
    return { message: await show(await stores.broadcasts.get(id), request, desk) };
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
    return { message: await show(await broadcasts.get(id), request, desk) };
  },
};

async function show(
  broadcast: Broadcast | undefined,
  request: Request,
  desk: Desk,
): Promise<Message> {
  const { stores, reader } = desk;
  if (broadcast === undefined) return sentenceView('broadcast.gone', reader);
  if (broadcast.state === 'draft') {
    const chats = await stores.broadcasts.audience(broadcast.language);
    return broadcastDraftView(broadcast, chats, reader);
  }
  return showProgress(broadcast, request, desk);
}

/** From now on the message that was tapped shows the progress by itself. */
async function showProgress(
  broadcast: Broadcast,
  { to, messageId }: Request,
  { stores, reader: { texts, now } }: Desk,
): Promise<Message> {
  const progress = { broadcast, waiting: await stores.broadcasts.waiting(broadcast.id) };
  const view = broadcastProgressView(progress, texts);
  if (messageId !== undefined) {
    const { id: broadcastId } = broadcast;
    const { language } = texts;
    const shows = shortHash(view.html);
    const message = { broadcastId, chatId: to.chatId, messageId, language, shows };
    if (isOver(progress)) await stores.progress.end(message);
    else await stores.progress.follow(message, now + FIRST_CHANGE_MS);
  }
  return view;
}
