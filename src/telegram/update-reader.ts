/** Reads updates, and leaves out those that nobody can read. */
import type { Update } from 'telegraf/types';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { BotIdentity } from './bot-identity.js';
import { chatOf } from './chat-of.js';
import { describeError } from './describe-error.js';
import type { Incoming } from './incoming.js';
import { readUpdate } from './read-update.js';

/** Refused, such an update would be brought again and again, and all others would wait behind it. */
export type UpdateReader = {
  /** What the update means for us; `undefined`: nothing, or it cannot be read, which the log says. */
  read(update: Update, me: BotIdentity): Incoming | undefined;
  /** The update as the store keeps it; `undefined`: it cannot be written, which the log says. */
  write(update: Update): string | undefined;
};

/** A reader that never throws: what comes over the network is not always what the types say. */
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
