/** Whether the bot may write to a chat, according to Telegram. */
import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { ChatId } from '../domain/message.js';
import { isStoreAway } from '../domain/store-away.js';
import type { SubscriberStore } from '../domain/subscriber.js';
import { wakeChat } from './wake-chat.js';

/** `moved`: a group that became the supergroup with that number. */
export type ChatStanding =
  { readonly kind: 'open' | 'closed' } | { readonly kind: 'moved'; readonly chatId: ChatId };

/** What recording it needs. */
export type StandingParts = {
  readonly subscribers: SubscriberStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The newsroom's zone. */
  readonly timeZone: string;
};

/**
 * Wakes a chat that the bot may write to, puts others to sleep, and follows a group that moves.
 * Never rejects.
 */
export function createStandingNotes({
  subscribers,
  clock,
  log,
  timeZone,
}: StandingParts): (chatId: ChatId, standing: ChatStanding) => Promise<void> {
  return async (chatId, standing) => {
    try {
      const now = clock.now();
      if (standing.kind === 'moved') await subscribers.rename(chatId, standing.chatId);
      else if (standing.kind === 'open')
        await wakeChat(subscribers, chatId, { now, newsroomZone: timeZone });
      else await subscribers.sleep(chatId, now);
    } catch (error) {
      if (!isStoreAway(error))
        log.error({ err: error }, 'Cannot record that a chat came, went or moved');
    }
  };
}
