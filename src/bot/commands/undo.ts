/** `/undo`: brings back what was just unsubscribed, for a minute. */
import { subscriberIdOf } from '../../domain/subscriber.js';
import { subscriptionsView } from '../../views/follow-view.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand } from '../bot-command.js';

/** Restores what was left within the last minute. */
export const undoCommand: BotCommand = {
  name: 'undo',
  otherNames: [],
  inMenu: false,
  takesNothing: true,
  isChange: () => true,

  async answer(_request, { stores, reader, target }) {
    const id = subscriberIdOf(target);
    const removed = await stores.undo.take(id);
    if (removed.length === 0) return { message: sentenceView('follow.tooLateToUndo', reader) };
    await stores.subscriptions.restore(id, removed);
    const have = await stores.subscriptions.list(id);
    return { message: subscriptionsView(have, 1, reader) };
  },
};
