/**
 * Runs jobs at intervals: node-cron ticks every second in UTC, and each tick starts what is due.
 */
import { type Logger, schedule } from 'node-cron';
import type { Clock, Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { isStoreAway } from '../domain/store-away.js';

/** What a tick runs. */
export type Job = {
  readonly name: string;
  readonly everySeconds: number;
  run(): Promise<void>;
};

/** `stop` ends the ticks and waits for running jobs. */
export type Scheduler = { stop(): Promise<void> };

/**
 * Starts ticking. A job first runs after one interval and never twice at the same time; if it
 * throws, that is logged once until it works again.
 */
export function startScheduler(jobs: readonly Job[], clock: Clock, log: Log): Scheduler {
  const startedAt = clock.now();
  const lastStartedAt = new Map<string, Instant>(jobs.map((job) => [job.name, startedAt]));
  const underWay = new Map<string, Promise<void>>();
  const failing = new Set<string>();

  function tick(): void {
    const now = clock.now();
    for (const job of jobs) {
      if (underWay.has(job.name) || !isDue(job, lastStartedAt.get(job.name) ?? startedAt, now))
        continue;
      lastStartedAt.set(job.name, now);
      const run = attempt(job).finally(() => underWay.delete(job.name));
      underWay.set(job.name, run);
    }
  }

  async function attempt(job: Job): Promise<void> {
    const { name } = job;
    try {
      await job.run();
      if (failing.delete(name)) log.info({ job: name }, 'A job works again');
    } catch (error) {
      // The store itself logs that it is away, and that it is back.
      if (isStoreAway(error)) return;
      if (!failing.has(name)) log.error({ err: error, job: name }, 'A job failed, will try again');
      failing.add(name);
    }
  }

  const task = schedule('* * * * * *', tick, {
    timezone: 'Etc/UTC',
    noOverlap: true,
    // A late tick needs no warning: the next one starts whatever is due.
    suppressMissedWarning: true,
    logger: tickLogger(log),
  });
  return {
    async stop() {
      await task.destroy();
      await Promise.all(underWay.values());
    },
  };
}

/** A clock that was set back must not silence a job for that long. */
export function isDue(
  job: Pick<Job, 'everySeconds'>,
  lastStartedAt: Instant,
  now: Instant,
): boolean {
  return now < lastStartedAt || now - lastStartedAt >= job.everySeconds * 1000;
}

/** node-cron's own messages belong in the log and nowhere else. */
function tickLogger(log: Log): Logger {
  const say = (message: string | Error) =>
    log.warn({ err: message }, 'The timer of the jobs reports a problem');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
  };
}
