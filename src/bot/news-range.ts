/** Which batches a message told of, as the words of the command behind its buttons. */
import type { BatchRange } from '../domain/batch.js';
import type { Instant } from '../domain/clock.js';

/** What was told together: these batches, by the digest that came at that time, or by an alert. */
export type NewsRange = BatchRange & { readonly digestAt?: Instant | undefined };

/** The range as a command's words. */
export function formatRange({ first, last, late = [], digestAt }: NewsRange): string {
  const digest = digestAt === undefined ? [] : [`@${digestAt}`];
  return [`${first}-${last}`, ...late, ...digest].join(' ');
}

/** The range that `formatRange` wrote; `undefined`: it is none. */
export function parseRange(text: string): NewsRange | undefined {
  const match = /^(\d{1,15})-(\d{1,15})((?: \d{1,15})*)(?: @(\d{1,15}))?$/.exec(text);
  if (match === null) return undefined;
  const [, first, last, others = '', at] = match;
  const late = others.split(' ').slice(1).map(Number);
  const digestAt = at === undefined ? undefined : Number(at);
  return { first: Number(first), last: Number(last), late, digestAt };
}
