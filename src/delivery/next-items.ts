/** Which of a mailbox's items the next message is made of. */
import type { Instant } from '../domain/clock.js';
import { type Item, MAX_ALERT_AGE_MS } from '../domain/outbox.js';

/**
 * All alerts at once, so that a chat that was away gets one message; else one edit; else one broadcast;
 * else one digest, with the alerts that wait for it.
 * While it is quiet only a digest goes out: its time was chosen. Empty: nothing may go now.
 */
export function nextItems(
  items: readonly Item[],
  { isQuiet }: { readonly isQuiet: boolean },
): readonly Item[] {
  const ofKind = (kind: Item['kind']) => items.filter((item) => item.kind === kind);
  const [due] = ofKind('digest');
  const digest = due === undefined ? [] : [due, ...ofKind('late')];
  if (isQuiet) return digest;
  const alerts = ofKind('alert');
  if (alerts.length > 0) return alerts;
  const edit = ofKind('edit').slice(0, 1);
  if (edit.length > 0) return edit;
  const broadcast = ofKind('broadcast').slice(0, 1);
  return broadcast.length > 0 ? broadcast : digest;
}

/** The alerts that are too old to be told at once. */
export function oldAlerts(items: readonly Item[], now: Instant): readonly Item[] {
  return items.filter(
    ({ kind, createdAt }) => kind === 'alert' && now - createdAt > MAX_ALERT_AGE_MS,
  );
}

/** When the digest among these items was put in: it holds the news up to then. `undefined`: none is. */
export function digestTime(items: readonly Item[]): Instant | undefined {
  return items.find(({ kind }) => kind === 'digest')?.createdAt;
}
