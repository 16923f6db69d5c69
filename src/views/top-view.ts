/** The texts around a list of the most covered stories. */
import type { LocalDay } from '../domain/clock.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { tickedLabel } from './buttons.js';
import { dayTitle } from './dates.js';
import type { Reader } from './reader.js';
import { sentenceView } from './sentence-view.js';

/** How far back to look. */
export const TOP_PERIODS = ['week', 'month', 'year'] as const;

/** One of `TOP_PERIODS`. */
export type TopPeriod = (typeof TOP_PERIODS)[number];

/** The line above the list, with its first and last day. */
export function topHeading(
  { first, last }: { readonly first: LocalDay; readonly last: LocalDay },
  reader: Reader,
): string {
  return reader.texts.html('top.heading', {
    first: dayTitle(first, reader),
    last: dayTitle(last, reader),
  });
}

/** Why a story is in the list: its updates, and other stories about it. */
export function coverageText(
  covered: { readonly updates: number; readonly related: number } | undefined,
  { texts }: Reader,
): string {
  if (covered === undefined) return '';
  return [
    covered.updates > 0 ? texts.plain('top.updates', { count: covered.updates }) : '',
    covered.related > 0 ? texts.plain('top.related', { count: covered.related }) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A button for each period; the current one has a tick. */
export function periodRow(
  shown: string,
  from: string | undefined,
  { texts }: Reader,
): readonly (readonly Button[])[] {
  return [
    TOP_PERIODS.map((period) => ({
      label: tickedLabel({ label: texts.plain(`top.${period}`), isChosen: period === shown }),
      command:
        period === shown
          ? formatCommand({ name: 'where', args: 'shown' })
          : formatCommand({ name: 'top', args: period, from }),
    })),
  ];
}

/** A sentence about a period without a list, and buttons for others. */
export function choosePeriodView(
  key: 'top.none' | 'top.noPeriod',
  { text = '', from }: { readonly text?: string; readonly from: string | undefined },
  reader: Reader,
): Message {
  return { ...sentenceView(key, reader, { text }), buttons: periodRow('', from, reader) };
}
