/** Changes the settings of whom a request is about. */
import { scheduledDigestAt } from '../domain/digest-time.js';
import type { Settings } from '../domain/subscriber.js';
import type { Desk } from './bot-command.js';
import type { Request } from './request.js';

/**
 * Saves the changes; where they move the digest, its next time too. Without any change the target is
 * known from now on. Rejects when the store is down.
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
  // Who changes something here first is told in their language until `/language` says otherwise.
  const language = subscriber === undefined ? { language: request.language } : {};
  await stores.subscribers.save(target, { ...language, ...changes, ...schedule }, reader.now);
}
