/** `paperboy stats`: subscriptions, waiting and finished deliveries, and the index. */
import type { Census } from '../domain/census.js';
import { counted } from './counted.js';
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';
import { withStore } from './with-store.js';

/** Prints counts of chats, subscriptions, deliveries and stories. */
export function statsVerb(commandLine: CommandLine): Promise<ExitCode> {
  const { terminal, json, clock } = commandLine;
  return withArchive(commandLine, ({ library }) =>
    withStore(commandLine, async ({ census, outbox }) => {
      const now = clock.now();
      const [people, counts, backlog, { total: stories }, { total: tags }] = await Promise.all([
        census.census(),
        outbox.counts(),
        outbox.backlog(),
        library.latest({ offset: 0, limit: 0 }),
        library.tags({ offset: 0, limit: 0 }),
      ]);
      const { dead = 0, ...delivered } = counts;
      const waitedMs = backlog.oldestDueAt === undefined ? 0 : now - backlog.oldestDueAt;
      const stats = {
        ...people,
        pending: backlog.pending,
        messagesPerSecond: Math.round((backlog.perSecond ?? 0) * 10) / 10,
        oldestPendingSeconds: Math.max(0, Math.round(waitedMs / 1_000)),
        delivered,
        deadLetters: dead,
        index: { stories, tags },
      };
      await terminal.print(json ? JSON.stringify(stats) : wordsOf(stats));
      return DONE;
    }),
  );
}

type Stats = Census & {
  readonly pending: number;
  readonly messagesPerSecond: number;
  readonly oldestPendingSeconds: number;
  readonly delivered: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  readonly index: { readonly stories: number; readonly tags: number };
};

function wordsOf(stats: Stats): string {
  const delivered = Object.entries(stats.delivered).map(([kind, count]) => `${count} ${kind}`);
  const waiting =
    stats.pending === 0
      ? 'nothing'
      : `${counted(stats.pending, 'chat')}, the first for ${stats.oldestPendingSeconds} s, at ${stats.messagesPerSecond} messages a second`;
  return [
    ['Chats', `${stats.chats}, ${stats.asleep} of them out of reach`],
    [
      'Following',
      `${counted(stats.subscriptions, 'subscription')} to ${counted(stats.topics, 'topic')}`,
    ],
    ['Digests', counted(stats.digests, 'chat')],
    ['Waiting', waiting],
    ['Delivered', delivered.length === 0 ? 'nothing yet' : delivered.join(' · ')],
    ['Given up', `${stats.deadLetters}`],
    ['Stories', `${stats.index.stories}, with ${counted(stats.index.tags, 'topic')}`],
  ]
    .map(([name = '', words]) => `${name.padEnd(11)}${words}`)
    .join('\n');
}
