/** Changes the settings of a request's target. */
import { scheduledDigestAt } from '../domain/digest-time.js';
import type { Settings } from '../domain/subscriber.js';
import type { Desk } from './bot-command.js';
import type { Request } from './request.js';

/**
 * Saves the changes, and the next time of the digest if it moves. Without changes, the target
 * merely becomes known. Rejects when the store is down.
 */
export async function changeSettings(
  changes: Settings,
  request: Pick<Request, 'language'>,
  { stores, subscriber, target, reader }: Desk,
): Promise<void> {
  if (Object.keys(changes).length === 0 && subscriber?.standing === 'active') return;
  const isMoved = 'digest' in changes || 'timeZone' in changes || 'pausedUntil' in changes;
  const after = { ...subscriber, ...changes };
  const schedule = isMoved
    ? { nextDigestAt: scheduledDigestAt(after, reader.timeZone, reader.now) }
    : {};
  // A chat that becomes known here keeps the language of this person until `/language` changes it.
  const language = subscriber === undefined ? { language: request.language } : {};
  await stores.subscribers.save(target, { ...language, ...changes, ...schedule }, reader.now);
}
