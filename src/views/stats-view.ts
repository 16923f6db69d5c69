/** How the bot is doing, in numbers. */
import { formatCommand } from '../domain/command.js';
import type { DayNumbers, MissedSearch } from '../domain/daybook.js';
import type { Opinions } from '../domain/feedback.js';
import type { Message } from '../domain/message.js';
import { clipText, cleanText } from './clean-text.js';
import { daysPicture } from './days-picture.js';
import { inlineHtml } from './html.js';
import type { Reader } from './reader.js';

/** What an admin sees at a glance. */
export type Stats = {
  readonly chats: number;
  /** How many of them cannot be written to. */
  readonly asleep: number;
  readonly digests: number;
  readonly subscriptions: number;
  readonly topics: number;
  /** Messages sent since the store was created. */
  readonly sent: number;
  readonly digestsSent: number;
  readonly dead: number;
  readonly pending: number;
  /** How long the chat that has waited longest has been due. */
  readonly waitedMinutes: number;
  readonly stories: number;
  readonly articles: number;
  readonly problems: number;
  /** Up to thirty days; the last is today. */
  readonly days: readonly DayNumbers[];
  readonly missed: readonly MissedSearch[];
  /** Of the last thirty days. */
  readonly opinions: Opinions;
};

const MAX_QUERY_CHARS = 24;

/** The numbers, and a button for the files that cannot be shown. */
export function statsView({ days, missed, opinions, ...stats }: Stats, { texts }: Reader): Message {
  const parts = [
    texts.html('stats.people', stats),
    texts.html('stats.deliveries', stats),
    texts.html('stats.archive', stats),
    ...(opinions.asked === 0 ? [] : [texts.html('stats.opinions', opinions)]),
    ...(missed.length === 0
      ? []
      : [`${texts.html('stats.missed')} ${missed.map(missedHtml).join(' · ')}`]),
    texts.html('stats.picture'),
  ];
  const problems = {
    label: texts.plain('buttons.problems', { count: stats.problems }),
    command: formatCommand({ name: 'problems' }),
  };
  const again = {
    label: texts.plain('buttons.again'),
    command: formatCommand({ name: 'stats' }),
  };
  return {
    html: [texts.html('stats.heading'), ...parts].join('\n\n'),
    buttons: [stats.problems === 0 ? [again] : [problems, again]],
    previewUrl: undefined,
    attachment: { kind: 'picture', svg: daysPicture(days) },
  };
}

function missedHtml({ query, times }: MissedSearch): string {
  return `${inlineHtml(clipText(cleanText(query), MAX_QUERY_CHARS))} (${times})`;
}
