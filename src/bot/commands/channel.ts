/** `/channel @NAME|off`: manages a channel from a private chat. */
import type { Subscriber } from '../../domain/subscriber.js';
import { choiceView } from '../../views/choice-view.js';
import { cleanText, clipText } from '../../views/clean-text.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { parseSwitch } from '../parse-switch.js';
import type { Reply, Request } from '../request.js';

const MAX_NAME_CHARS = 64;

/** From then on, everything followed and set here applies to the channel, until `off`. */
export const channelCommand: BotCommand = {
  name: 'channel',
  otherNames: ['頻道', '频道'],
  inMenu: false,

  async answer(request, desk) {
    const { reader, own } = desk;
    const { args } = request.command;
    if (request.chatKind !== 'private') return { message: sentenceView('channel.private', reader) };
    if (parseSwitch(args) === false) {
      await choose(undefined, request, desk);
      return { message: sentenceView('channel.off', reader) };
    }
    if (args !== '') return pick(args, request, desk);
    const chosen = own?.actsFor;
    if (chosen === undefined) return { message: sentenceView('channel.how', reader) };
    return { message: chosenMessage(chosen.name, desk) };
  },
};

async function pick(wanted: string, request: Request, desk: Desk): Promise<Reply> {
  const { reader } = desk;
  const name = channelAddress(wanted);
  if (name === undefined) return { message: sentenceView('channel.how', reader) };
  const found = await request.findChannel(name);
  const said = { name: clipText(name, MAX_NAME_CHARS) };
  switch (found.kind) {
    case 'unknown':
      return { message: sentenceView('channel.unknown', reader, said) };
    case 'no-channel':
      return { message: sentenceView('channel.noChannel', reader, said) };
    case 'not-admin':
      return { message: sentenceView('channel.notAdmin', reader, said) };
    case 'bot-cannot-post':
      return { message: sentenceView('channel.cannotPost', reader, said) };
    case 'channel': {
      const title = clipText(cleanText(found.name), MAX_NAME_CHARS);
      await choose({ chatId: found.chatId, name: title }, request, desk);
      return { message: chosenMessage(title, desk) };
    }
  }
}

/** `@name`, `t.me/name`, or the number that Telegram gave it; `undefined`: none of them. */
function channelAddress(text: string): string | undefined {
  const name = /^(?:@|(?:https?:\/\/)?t\.me\/)?([A-Za-z]\w{3,31})$/.exec(text.trim())?.[1];
  if (name !== undefined) return `@${name}`;
  return /^-100\d{1,13}$/.test(text.trim()) ? text.trim() : undefined;
}

/** Changes this private chat itself, whichever channel was chosen before. */
async function choose(
  actsFor: Subscriber['actsFor'],
  { to, language }: Request,
  { stores, reader, own }: Desk,
): Promise<void> {
  const where = { ...to, kind: 'private' as const };
  const first = own === undefined ? { language } : {};
  await stores.subscribers.save(where, { ...first, actsFor }, reader.now);
}

function chosenMessage(name: string, { reader: { texts } }: Desk) {
  return choiceView(texts.html('channel.chosen', { name }), [
    { label: texts.plain('buttons.chooseTopics'), name: 'choose', args: '' },
    { label: texts.plain('buttons.settings'), name: 'settings', args: '' },
    { label: texts.plain('buttons.channelOff'), name: 'channel', args: 'off' },
  ]);
}
