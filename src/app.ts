/** Builds the bot from its parts and connects them. */
import { randomUUID } from 'node:crypto';
import { openAnsweringBot } from './answering-bot.js';
import type { Archive } from './archive.js';
import { openBotStore } from './bot-store.js';
import type { Config } from './config/config.js';
import { followContent } from './content-follower.js';
import { createDayKeeper } from './day-keeper.js';
import { createDeliveryLine } from './delivery-line.js';
import type { Clock } from './domain/clock.js';
import type { Log } from './domain/log.js';
import type { GitContent } from './feeds/git-content.js';
import type { Monitor } from './http/monitor.js';
import type { WebhookDoor } from './http/webhook-door.js';
import { createInflow } from './inflow.js';
import { type Job, startScheduler } from './scheduler/scheduler.js';
import type { Store } from './storage/open-store.js';
import type { TelegramBot } from './telegram/telegram-bot.js';
import { createTexts } from './views/texts.js';

/** What a bot is made of. */
export type AppParts = {
  readonly config: Config;
  readonly archive: Archive;
  readonly log: Log;
  readonly clock: Clock;
  /** Where the bot speaks: Telegram's Bot API, or the playground's. */
  readonly token: string;
  readonly apiRoot: string;
  /** Is told how to ask each part for its state. */
  readonly monitor: Monitor;
  /** Where Telegram delivers updates; left out: the bot polls for them. */
  readonly door?: WebhookDoor | undefined;
  /** The bot has real readers: only then are feeds fetched. */
  readonly isLive: boolean;
  /** The repository that the articles come from. */
  readonly gitContent?: GitContent | undefined;
};

/** A bot that is built but not yet running. */
export type App = {
  /** Answers readers until `stop`, or until only a person can help; then `fault` says why. */
  run(onReady: (username: string) => void): Promise<{ readonly fault: string | undefined }>;
  /**
   * Closes everything that `startApp` opened, in reverse order; the archive is closed by its
   * opener.
   */
  stop(): Promise<void>;
};

/**
 * Opens the store, watches the content folder, and is ready to run. `fault`: the store cannot be
 * used.
 */
export async function startApp(parts: AppParts): Promise<App | { readonly fault: string }> {
  const { config, archive, log, clock } = parts;
  const store = await openBotStore(parts);
  if ('fault' in store) return store;
  const texts = createTexts(config.locales);
  const dayKeeper = createDayKeeper({ ...store, clock, timeZone: config.TIMEZONE });
  const inflow = createInflow({ config, clock, log, gitContent: parts.gitContent });
  const owner = randomUUID();
  const bot = await openAnsweringBot({
    ...parts,
    library: archive.library,
    store,
    texts,
    owner,
    sourceFaults: inflow.faults,
    onSearched(found, seconds, query) {
      parts.monitor.metrics.meter.searched(found, seconds);
      dayKeeper.searched(query, found);
    },
    meter: parts.monitor.metrics.meter,
    isWebhook: parts.door !== undefined,
  });
  watchParts(parts, store, bot);
  const line = createDeliveryLine({
    config,
    library: archive.library,
    store,
    bot,
    texts,
    clock,
    log,
    owner,
  });
  await line.prepare();
  const { refresh, unwatch } = await followContent(archive, config.CONTENT_DIR, log);
  const scan = { name: 'scan', everySeconds: config.CONTENT_SCAN_SECONDS, run: refresh };
  const jobs = [
    scan,
    ...(parts.isLive ? inflow.jobs : []),
    ...updateJobs(bot),
    { name: 'presence', everySeconds: 5, run: () => store.stay() },
    ...line.jobs,
    dayKeeper.job,
  ];
  const scheduler = startScheduler(jobs, clock, log);

  return {
    async run(onReady) {
      parts.door?.open((update) => bot.take(update));
      const end = await bot.run((me) => {
        line.start();
        onReady(me.username);
      });
      return { fault: end.kind === 'fatal' ? end.reason : undefined };
    },
    async stop() {
      parts.door?.close();
      await bot.stop();
      await line.stop();
      await inflow.stop();
      await scheduler.stop();
      await unwatch();
      await store.close();
    },
  };
}

function updateJobs(bot: TelegramBot): readonly Job[] {
  return [
    { name: 'updates in hand', everySeconds: 3, run: () => bot.keep() },
    { name: 'updates', everySeconds: 1, run: () => bot.tend() },
    { name: 'forget updates', everySeconds: 3_600, run: () => bot.forget() },
  ];
}

/** What must work for the bot to count as ready. */
function watchParts({ monitor, archive, clock }: AppParts, store: Store, bot: TelegramBot): void {
  const { health, metrics } = monitor;
  const { library } = archive;
  metrics.watch({
    outbox: store.outbox,
    index: { size: () => library.size(), syncedAt: () => archive.syncedAt() },
    clock,
  });
  health.watch('index', async () => {
    await library.latest({ offset: 0, limit: 0 });
    return undefined;
  });
  health.watch('store', async () => {
    await store.probe();
    return undefined;
  });
  health.watch('updates', () => Promise.resolve(bot.deafness(clock.now())));
}
