/** `/undo`: takes back the last unsubscribing, for a minute. */
import { sentenceView } from '../../views/sentence-view.js';
import { subscriptionsView } from '../../views/follow-view.js';
import type { BotCommand } from '../bot-command.js';

/** Restores what was left within the last minute. */
export const undoCommand: BotCommand = {
  name: 'undo',
  otherNames: [],
  inMenu: false,
  isChange: () => true,

  async answer({ to }, { stores, reader }) {
    const removed = await stores.undo.take(to.chatId);
    if (removed.length === 0) return { message: sentenceView('follow.tooLateToUndo', reader) };
    await stores.subscriptions.restore(to.chatId, removed);
    const have = await stores.subscriptions.list(to.chatId);
    return { message: subscriptionsView(have, 1, reader) };
  },
};
