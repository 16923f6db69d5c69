/** `/subscriptions`: what this chat follows. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { sentenceView } from '../../views/sentence-view.js';
import { subscriptionsView } from '../../views/follow-view.js';
import type { BotCommand } from '../bot-command.js';

/** A page of what is followed, with buttons to leave. */
export const subscriptionsCommand: BotCommand = {
  name: 'subscriptions',
  otherNames: ['subs', 'following', '我的訂閱', '我的订阅'],
  inMenu: true,

  async answer({ command }, { stores, reader, target }) {
    const have = await stores.subscriptions.list(subscriberIdOf(target));
    if (have.length === 0) return { message: sentenceView('follow.none', reader) };
    return { message: subscriptionsView(have, command.page, reader) };
  },
};
