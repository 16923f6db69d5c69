/** Connects the parts that bring news from the index to the chats. */
import type { Archive } from './archive.js';
import { createComposer } from './bot/composer.js';
import { parseMinute } from './bot/parse-times.js';
import type { Config } from './config/config.js';
import { createSavedSearches } from './content/saved-searches.js';
import { deliveryJobs } from './delivery-jobs.js';
import { createCourier, type CourierParts } from './delivery/courier.js';
import { createGroupedOutbox } from './delivery/grouped-outbox.js';
import { createMatcher } from './delivery/matcher.js';
import { createPatientOutbox } from './delivery/patient-outbox.js';
import { createPublisher } from './delivery/publisher.js';
import { createSender } from './delivery/sender.js';
import { followNewsroomZone } from './delivery/zone-move.js';
import type { Clock } from './domain/clock.js';
import type { Language } from './domain/language.js';
import type { Log } from './domain/log.js';
import { rest } from './domain/rest.js';
import type { Job } from './scheduler/scheduler.js';
import { cutWords } from './search/word-cutter.js';
import type { Store } from './storage/open-store.js';
import type { TelegramBot } from './telegram/telegram-bot.js';
import type { Texts } from './views/texts.js';

/** The parts that the line connects. */
export type DeliveryLineParts = {
  readonly config: Config;
  readonly library: Archive['library'];
  readonly store: Store;
  readonly bot: TelegramBot;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly log: Log;
  /** Identifies this process. */
  readonly owner: string;
};

/** Brings news from the index to the chats, from `start` to `stop`. */
export type DeliveryLine = {
  readonly jobs: readonly Job[];
  /**
   * Records what is in the index now, so that the first start announces nothing; digests follow a
   * changed TIMEZONE.
   */
  prepare(): Promise<void>;
  /** Begins to send; a second call changes nothing. */
  start(): void;
  /** Resolves once everything on its way has been answered. */
  stop(): Promise<void>;
};

/** The default time for digests, in minutes after midnight. */
export function digestMinuteOf(config: Config): number {
  return parseMinute(config.DIGEST_TIME) ?? 0;
}

/** A line that does nothing until its jobs run and it is started. */
export function createDeliveryLine(parts: DeliveryLineParts): DeliveryLine {
  const { config, store, bot, clock, log } = parts;
  const news = createNews(parts);
  const dispatch = createDispatch(parts, (range) => news.publisher.isBehind(range));
  const { courier, sender } = dispatch;
  return {
    jobs: deliveryJobs({ ...parts, ...news, messenger: bot.messenger, courier }),
    async prepare() {
      await followNewsroomZone(store.digests, config.TIMEZONE, { clock, log });
      await news.publisher.publish();
    },
    start: () => void sender.run(),
    stop() {
      dispatch.close();
      return sender.stop();
    },
  };
}

/** Finds the news of the index and whom it is for. */
function createNews({ config, library, store, clock, log }: DeliveryLineParts) {
  const { feed } = library;
  const { batches } = store;
  const publisher = createPublisher({
    feed,
    batches,
    clock,
    log,
    maxAgeHours: config.ALERT_MAX_AGE_HOURS,
  });
  const matcher = createMatcher({
    feed,
    batches,
    searches: createSavedSearches(config.searchWords, cutWords),
    isBehind: (range) => publisher.isBehind(range),
  });
  return { publisher, matcher };
}

/** Sends what waits in the mailboxes. `close`: what cannot be recorded now is sent again later. */
function createDispatch(parts: DeliveryLineParts, isBehind: CourierParts['isBehind']) {
  const { config, library, store, bot, clock, log } = parts;
  const { outbox } = store;
  const composer = createComposer({
    library,
    stores: store,
    texts: parts.texts,
    clock,
    timeZone: config.TIMEZONE,
    defaultLanguage: config.DEFAULT_LANGUAGE,
    digestMinute: digestMinuteOf(config),
  });
  const closing = new AbortController();
  const wait = (ms: number) => rest(ms, closing.signal);
  const courier = createCourier({
    outbox: createPatientOutbox({
      outbox: createGroupedOutbox({ outbox, log, wait }),
      clock,
      wait,
      closing: closing.signal,
    }),
    subscribers: store.subscribers,
    messenger: bot.messenger,
    composer,
    batches: store.batches,
    isBehind,
    clock,
    log,
    timeZone: config.TIMEZONE,
    ratePerSecond: config.RATE_PER_SECOND,
    chatGapMs: config.CHAT_GAP_MS,
    groupGapMs: config.GROUP_GAP_MS,
    random: Math.random,
  });
  const sender = createSender({
    outbox,
    courier,
    clock,
    log,
    ratePerSecond: config.RATE_PER_SECOND,
    owner: parts.owner,
    takeReplies: () => bot.takeReplies(),
    wait: rest,
  });
  return { courier, sender, close: () => void closing.abort() };
}
