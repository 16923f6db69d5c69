/** Counts searches, and saves the numbers of the day from time to time. */
import type { CensusStore } from './domain/census.js';
import type { Clock } from './domain/clock.js';
import type { Daybook } from './domain/daybook.js';
import type { Outbox } from './domain/outbox.js';
import { localDay } from './domain/zone-time.js';
import type { Job } from './scheduler/scheduler.js';

/** What a keeper needs. */
export type DayKeeperParts = {
  readonly daybook: Daybook;
  readonly census: CensusStore;
  readonly outbox: Pick<Outbox, 'counts'>;
  readonly clock: Clock;
  readonly timeZone: string;
};

/** Counts, and saves what it counted. */
export type DayKeeper = {
  /** A search was made; queries that found nothing are kept without who wrote them. */
  searched(query: string, found: number): void;
  readonly job: Job;
};

const MAX_QUERY_CHARS = 64;
/** At most this many missed searches are kept between two saves. */
const MAX_MISSED = 200;

/** A keeper that has counted nothing; counts since its last save are lost with the process. */
export function createDayKeeper(parts: DayKeeperParts): DayKeeper {
  let searches = 0;
  let missed = new Map<string, number>();
  return {
    searched(query, found) {
      searches += 1;
      const words = query.trim().toLowerCase();
      if (found > 0 || words.length > MAX_QUERY_CHARS || missed.size >= MAX_MISSED) return;
      miss(words, 1);
    },
    job: {
      name: 'daybook',
      everySeconds: 120,
      async run() {
        const { chats } = await parts.census.census();
        const { sent = 0 } = await parts.outbox.counts();
        const day = localDay(parts.clock.now(), parts.timeZone);
        const taken = { searches, missed };
        searches = 0;
        missed = new Map();
        try {
          await parts.daybook.write({ day, chats, sent, searches: taken.searches }, taken.missed);
        } catch (error) {
          searches += taken.searches;
          for (const [words, times] of taken.missed) miss(words, times);
          throw error;
        }
      },
    },
  };

  function miss(words: string, times: number): void {
    missed.set(words, (missed.get(words) ?? 0) + times);
  }
}
