/** `/share ID`, or `/share` as a reply: a link that opens it in the bot. */
import { linkInto } from '../../domain/deep-link.js';
import { sentenceView } from '../../views/sentence-view.js';
import { shareView } from '../../views/share-view.js';
import type { BotCommand } from '../bot-command.js';
import { payloadOf, repliedTarget, typedTarget } from '../share-target.js';

/** Prints the link of a story, a topic, a day or a search. */
export const shareCommand: BotCommand = {
  name: 'share',
  otherNames: ['link', '分享'],
  inMenu: false,

  async answer({ command, botUsername, repliedTo }, desk) {
    const { reader, stores } = desk;
    if (botUsername === '') return { message: sentenceView('share.noName', reader) };
    const target =
      command.args === ''
        ? await repliedTarget(repliedTo, desk)
        : await typedTarget(command.args, desk);
    const payload = target === undefined ? undefined : await payloadOf(target.link, stores.links);
    if (target === undefined || payload === undefined)
      return { message: sentenceView('share.how', reader) };
    const shared = { name: target.name, url: linkInto(botUsername, payload), from: command.from };
    return { message: shareView(shared, reader) };
  },
};
