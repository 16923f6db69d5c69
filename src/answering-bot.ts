/** The bot that answers readers: its commands, library and store connected to Telegram. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Archive } from './archive.js';
import { createStandingNotes } from './bot/chat-standing.js';
import { ALL_COMMANDS } from './bot/commands/all-commands.js';
import { createInlineAnswerer } from './bot/inline-answerer.js';
import { rehearse } from './bot/rehearsal.js';
import { createRouter } from './bot/router.js';
import type { Config } from './config/config.js';
import { type NoteSearch, timeSearches } from './content/timed-search.js';
import { digestMinuteOf } from './delivery-line.js';
import type { Clock } from './domain/clock.js';
import type { Language } from './domain/language.js';
import type { Log } from './domain/log.js';
import type { Meter } from './domain/meter.js';
import { proxyFor } from './domain/proxy.js';
import type { SourceFaults } from './domain/source-fault.js';
import type { Store } from './storage/open-store.js';
import { createTelegramBot, type TelegramBot } from './telegram/telegram-bot.js';
import type { Webhook } from './telegram/webhook-runner.js';
import type { Texts } from './views/texts.js';

/** What it needs for answering. */
export type AnsweringBotParts = {
  readonly config: Config;
  readonly library: Archive['library'];
  readonly store: Store;
  readonly texts: (language: Language) => Texts;
  readonly sourceFaults: SourceFaults;
  readonly onSearched: NoteSearch;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: Log;
  readonly token: string;
  readonly apiRoot: string;
  /** Telegram delivers updates to a webhook; `false`: the bot polls for them. */
  readonly isWebhook: boolean;
  /** Identifies this process. */
  readonly owner: string;
};

/** A bot that is warmed up with the first requests of readers, and does nothing until it is run. */
export async function openAnsweringBot(parts: AnsweringBotParts): Promise<TelegramBot> {
  const { config, store, texts, clock, log } = parts;
  const timeZone = config.TIMEZONE;
  const library = timeSearches(parts.library, performance, parts.onSearched);
  const routerParts = {
    commands: ALL_COMMANDS,
    library,
    texts,
    stores: store,
    sourceFaults: parts.sourceFaults,
    digestMinute: digestMinuteOf(config),
    clock,
    timeZone,
    log,
    adminIds: config.ADMIN_IDS,
    wait: (ms: number) => sleep(ms),
  };
  parts.library.warm();
  // No reader made these requests, so they are not counted.
  await rehearse(createRouter({ ...routerParts, library: parts.library }), parts.library);
  const proxy = proxyFor(parts.apiRoot, config);
  if (proxy !== undefined) log.info({ proxy: proxy.host }, 'Telegram is reached through a proxy');
  return createTelegramBot({
    token: parts.token,
    apiRoot: parts.apiRoot,
    proxy,
    router: createRouter(routerParts),
    inline: createInlineAnswerer({ library, texts, clock, timeZone, log, stores: store }),
    buttons: store.buttons,
    inbox: store.inbox,
    clock,
    owner: parts.owner,
    isShared: store.isShared,
    webhook: parts.isWebhook ? webhookOf(config) : undefined,
    defaultLanguage: config.DEFAULT_LANGUAGE,
    log,
    meter: parts.meter,
    onStanding: createStandingNotes({ subscribers: store.subscribers, clock, log, timeZone }),
  });
}

function webhookOf({ WEBHOOK_URL: url, WEBHOOK_SECRET: secret }: Config): Webhook | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}
