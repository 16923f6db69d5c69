/** `/subscriptions`: what this chat follows. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { channelLine } from '../../views/channel-view.js';
import { subscriptionsView } from '../../views/follow-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';
import { readableTopic } from '../readable-topic.js';

/** A page of what is followed, with buttons to unfollow. */
export const subscriptionsCommand: BotCommand = {
  name: 'subscriptions',
  otherNames: ['subs', 'list', 'following', '我的訂閱', '我的订阅'],
  inMenu: true,
  takesNothing: true,
  showsSettings: true,

  async answer({ command }, desk) {
    const { stores, reader, target, own } = desk;
    const kept = await stores.subscriptions.list(subscriberIdOf(target));
    const have = await Promise.all(
      kept.map(async (one) => ({ ...one, topic: await readableTopic(one.topic, desk) })),
    );
    const message =
      have.length === 0
        ? sentenceView('follow.none', reader)
        : subscriptionsView(have, command.page, reader);
    const line = channelLine(own?.actsFor?.name, reader.texts);
    return { message: line === '' ? message : { ...message, html: `${line}\n\n${message.html}` } };
  },
};
