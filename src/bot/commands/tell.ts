/**
 * `/tell NUMBER now|digest`: when the news of a subscription comes; a button in `/subscriptions`.
 */
import { parseCommand } from '../../domain/command.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { changeSettings } from '../change-settings.js';
import { subscriptionsCommand } from './subscriptions.js';

/** Moves a subscription into the digest, which is switched on if needed, or out of it. */
export const tellCommand: BotCommand = {
  name: 'tell',
  otherNames: [],
  inMenu: false,
  isChange: () => true,

  async answer(request, desk) {
    const { stores, reader, subscriber } = desk;
    const match = /^(\d{1,15}) (now|digest)$/.exec(request.command.args);
    if (match === null || subscriber === undefined)
      return { message: sentenceView('follow.none', reader) };
    const isInDigest = match[2] === 'digest';
    await stores.subscriptions.setInDigest(subscriber.id, { id: Number(match[1]), isInDigest });
    if (isInDigest && subscriber.digest === undefined) {
      const digest = { minute: desk.digestMinute, weekday: undefined };
      await changeSettings({ digest }, request, desk);
    }
    const origin = parseCommand(request.command.from ?? '');
    const shown =
      origin === undefined
        ? await subscriptionsCommand.answer(request, desk)
        : await desk.open(origin);
    return {
      ...shown,
      notice: reader.texts.plain(isInDigest ? 'follow.inDigest' : 'follow.atOnce'),
    };
  },
};
