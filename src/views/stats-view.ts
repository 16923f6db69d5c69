/** How the bot fares, in numbers. */
import { formatCommand } from '../domain/command.js';
import type { Message } from '../domain/message.js';
import type { Reader } from './reader.js';

/** What an admin sees at a glance. */
export type Stats = {
  readonly chats: number;
  /** Of them, those that cannot be written to. */
  readonly asleep: number;
  readonly digests: number;
  readonly subscriptions: number;
  readonly topics: number;
  /** Messages since the store was made. */
  readonly sent: number;
  readonly digestsSent: number;
  readonly dead: number;
  readonly pending: number;
  /** For how long the first of them has been due. */
  readonly waitedMinutes: number;
  readonly stories: number;
  readonly articles: number;
  readonly problems: number;
};

/** The numbers, and a way to the files that cannot be shown. */
export function statsView(stats: Stats, { texts }: Reader): Message {
  const numbers = { ...stats };
  const parts = [
    texts.html('stats.people', numbers),
    texts.html('stats.deliveries', numbers),
    texts.html('stats.archive', numbers),
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
  };
}
