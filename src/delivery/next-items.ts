/** Which items of a mailbox the next message is made of. */
import type { Instant } from '../domain/clock.js';
import { type Item, MAX_ALERT_AGE_MS } from '../domain/outbox.js';

/**
 * All alerts together, so that a chat that was away gets one message; otherwise one edit, or one
 * broadcast, or one digest including the alerts that wait for it. In quiet hours only a digest goes
 * out, because its time was chosen. Empty: nothing may be sent now.
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

/** The alerts that are too old to be sent on their own. */
export function oldAlerts(items: readonly Item[], now: Instant): readonly Item[] {
  return items.filter(
    ({ kind, createdAt }) => kind === 'alert' && now - createdAt > MAX_ALERT_AGE_MS,
  );
}

/**
 * When the digest among these items was put in, since it holds the news up to then. `undefined`:
 * there is none.
 */
export function digestTime(items: readonly Item[]): Instant | undefined {
  return items.find(({ kind }) => kind === 'digest')?.createdAt;
}
