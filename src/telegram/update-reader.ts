/** Reads updates, and skips those that are unreadable. */
import type { Update } from 'telegraf/types';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { BotIdentity } from './bot-identity.js';
import { chatOf } from './chat-of.js';
import { describeError } from './describe-error.js';
import type { Incoming } from './incoming.js';
import { readUpdate } from './read-update.js';

/**
 * If an unreadable update were refused, Telegram would deliver it again and again, and all others
 * would wait behind it.
 */
export type UpdateReader = {
  /**
   * What the update means for this bot; `undefined`: nothing, or it is unreadable, which is logged.
   */
  read(update: Update, me: BotIdentity): Incoming | undefined;
  /**
   * The update in the form in which it is stored; `undefined`: it cannot be serialised, which is
   * logged.
   */
  write(update: Update): string | undefined;
};

/**
 * A reader that never throws, because data from the network does not always have the declared
 * types.
 */
export function createUpdateReader({
  log,
  defaultLanguage,
}: {
  readonly log: Log;
  readonly defaultLanguage: Language;
}): UpdateReader {
  return {
    read: (update, me) =>
      orLeftOut(update, () => {
        const incoming = readUpdate(update, me, defaultLanguage);
        if (incoming !== undefined) chatOf(incoming);
        return incoming;
      }),
    write: (update) => orLeftOut(update, () => JSON.stringify(update)),
  };

  function orLeftOut<T>(update: Update, attempt: () => T): T | undefined {
    try {
      return attempt();
    } catch (error) {
      log.warn(
        { updateId: update.update_id, reason: describeError(error) },
        'Cannot read an update',
      );
      return undefined;
    }
  }
}
