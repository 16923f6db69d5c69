/**
 * Which batches a message was about, encoded as the arguments of the command behind its buttons.
 */
import type { BatchRange } from '../domain/batch.js';
import type { Instant } from '../domain/clock.js';

/** What one message contained: these batches, in the digest of that time or in an alert. */
export type NewsRange = BatchRange & { readonly digestAt?: Instant | undefined };

/** The range as a command's arguments. */
export function formatRange({ first, last, late = [], digestAt }: NewsRange): string {
  const digest = digestAt === undefined ? [] : [`@${digestAt}`];
  return [`${first}-${last}`, ...late, ...digest].join(' ');
}

/** Reads what `formatRange` wrote; `undefined` for anything else. */
export function parseRange(text: string): NewsRange | undefined {
  const match = /^(\d{1,15})-(\d{1,15})((?: \d{1,15})*)(?: @(\d{1,15}))?$/.exec(text);
  if (match === null) return undefined;
  const [, first, last, others = '', at] = match;
  const late = others.split(' ').slice(1).map(Number);
  const digestAt = at === undefined ? undefined : Number(at);
  return { first: Number(first), last: Number(last), late, digestAt };
}
