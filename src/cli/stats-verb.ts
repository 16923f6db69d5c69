/** `paperboy stats`: who follows what, what waits, what was delivered, and the index. */
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';
import { withStore } from './with-store.js';

/** Prints counts of chats, subscriptions, deliveries and stories. */
export function statsVerb(commandLine: CommandLine): Promise<ExitCode> {
  const { terminal, json } = commandLine;
  return withArchive(commandLine, ({ library }) =>
    withStore(commandLine, async ({ census, outbox }) => {
      const now = Date.now();
      const [people, counts, backlog, { total: stories }, { total: tags }] = await Promise.all([
        census.census(),
        outbox.counts(),
        outbox.backlog(now),
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
      if (json) await terminal.print(JSON.stringify(stats));
      else for (const line of linesOf(stats)) await terminal.print(line);
      return DONE;
    }),
  );
}

function linesOf(values: object, indent = ''): readonly string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? [`${indent}${name}`, ...linesOf(value, `${indent}  `)]
      : [`${indent}${name}: ${String(value)}`],
  );
}
