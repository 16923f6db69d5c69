/**
 * Numbers that are read on demand: from the store, which all processes share, and from the index.
 */
import { Counter, Gauge, type Registry } from 'prom-client';
import type { ArchiveSize } from '../domain/article.js';
import type { Clock, Instant } from '../domain/clock.js';
import { DELIVERY_OUTCOMES, type DeliveryCount } from '../domain/delivery-count.js';
import type { Outbox } from '../domain/outbox.js';

/** Where the state of a bot is read from. */
export type BotState = {
  readonly outbox: Pick<Outbox, 'counts' | 'backlog'>;
  readonly index: {
    size(): ArchiveSize;
    /** When the content folder was last compared with the index. */
    syncedAt(): Instant;
  };
  readonly clock: Clock;
};

/**
 * The metrics of the bot's state: empty until `watch`; while something cannot be read, they keep
 * their last values.
 */
export type StateMetrics = {
  watch(state: BotState): void;
  /** Updates them. Never rejects. */
  read(): Promise<void>;
};

type StoreTotal = {
  readonly from: DeliveryCount;
  readonly scale: number;
  readonly name: string;
  readonly help: string;
};

/** Sums with their counts: dividing the rates of the two gives the mean. */
const STORE_TOTALS: readonly StoreTotal[] = [
  {
    from: 'planned',
    scale: 1,
    name: 'paperboy_digests_planned_total',
    help: 'Digests put into a mailbox.',
  },
  {
    from: 'planned-late-ms',
    scale: 0.001,
    name: 'paperboy_digest_planning_lateness_seconds_total',
    help: 'From when digests were due to their mailbox, in sum.',
  },
  { from: 'digests', scale: 1, name: 'paperboy_digests_sent_total', help: 'Digests sent.' },
  {
    from: 'digests-late-ms',
    scale: 0.001,
    name: 'paperboy_digest_lateness_seconds_total',
    help: 'From the mailbox of digests to Telegram, in sum.',
  },
];

/** Registers them. */
export function addStateMetrics(registers: Registry[]): StateMetrics {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const deliveries = new Counter({
    name: 'paperboy_deliveries_total',
    help: 'Attempts to deliver by outcome, over all processes, since the store was created.',
    labelNames: ['outcome'],
    registers,
  });
  const totals = STORE_TOTALS.map(({ from, scale, name, help }) => ({
    from,
    scale,
    total: counter(name, `${help} Over all processes, since the store was created.`),
  }));
  const isReadable = gauge('paperboy_store_up', 'Whether the store could be read: 1 or 0.');
  const dead = gauge('paperboy_dead_letters', 'Deliveries that were given up and are kept.');
  const pending = gauge('paperboy_pending_chats', 'Chats with something in their mailbox.');
  const oldest = gauge(
    'paperboy_oldest_pending_age_seconds',
    'How long the chat that has waited longest has been due.',
  );
  const rate = gauge('paperboy_rate_limit', 'Messages a second that may go now, over all chats.');
  const articles = gauge('paperboy_index_articles', 'Articles in the index.');
  const stories = gauge('paperboy_index_stories', 'Stories in the index.');
  const tags = gauge('paperboy_index_tags', 'Topics in the index.');
  const bytes = gauge('paperboy_index_bytes', 'Size of the index on disk.');
  const age = gauge(
    'paperboy_index_age_seconds',
    'Since the content folder was last compared with the index.',
  );
  let source: BotState | undefined;

  return {
    watch: (state) => void (source = state),
    async read() {
      if (source === undefined) return;
      // Readiness reports what fails; old numbers are better than none.
      try {
        readIndex(source);
      } catch {
        bytes.set(0);
      }
      try {
        await readStore(source);
        isReadable.set(1);
      } catch {
        isReadable.set(0);
      }
    },
  };

  function readIndex({ index, clock }: BotState): void {
    const size = index.size();
    articles.set(size.articles);
    stories.set(size.stories);
    tags.set(size.tags);
    bytes.set(size.bytes);
    age.set(Math.max(0, clock.now() - index.syncedAt()) / 1_000);
  }

  async function readStore({ outbox, clock }: BotState): Promise<void> {
    const now = clock.now();
    const [counts, backlog] = await Promise.all([outbox.counts(), outbox.backlog()]);
    deliveries.reset();
    for (const outcome of DELIVERY_OUTCOMES) deliveries.inc({ outcome }, counts[outcome] ?? 0);
    for (const { from, scale, total } of totals) {
      total.reset();
      total.inc((counts[from] ?? 0) * scale);
    }
    dead.set(counts.dead);
    pending.set(backlog.pending);
    oldest.set(Math.max(0, now - (backlog.oldestDueAt ?? now)) / 1_000);
    rate.set(backlog.perSecond ?? 0);
  }
}
