/** The real bot on the strict local Bot API: router, views, telegraf, a store on SQLite. */
import { createStandingNotes } from '../../src/bot/chat-standing.js';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import { createInlineAnswerer } from '../../src/bot/inline-answerer.js';
import { createRouter } from '../../src/bot/router.js';
import type { Library } from '../../src/content/library.js';
import type { ButtonStore } from '../../src/domain/button-store.js';
import type { Log } from '../../src/domain/log.js';
import type { SourceFaults } from '../../src/domain/source-fault.js';
import { createMonitor } from '../../src/http/monitor.js';
import { type BotApi, type BotApiOptions, startBotApi } from '../../src/playground/bot-api.js';
import type { Call } from '../../src/playground/journal.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import type { RunEnd } from '../../src/telegram/bot-runner.js';
import { createTelegramBot } from '../../src/telegram/telegram-bot.js';
import { NOON, ourTexts } from '../views/our-texts.js';
import { refusedCalls } from './refused-calls.js';

export type LogLine = { readonly details: object; readonly message: string };

export type RunningBot = {
  readonly api: BotApi;
  readonly store: Store;
  readonly log: readonly LogLine[];
  readonly ended: Promise<RunEnd>;
  /** Calls that Telegram refused. A poll that we ended ourselves is not among them. */
  refused(): readonly Call[];
  /** Moves the clock of the request limits. */
  passes(seconds: number): void;
  stop(): Promise<void>;
};

export type BotSetting = {
  readonly library: Library;
  readonly api?: BotApiOptions;
  readonly token?: string;
  readonly buttons?: ButtonStore;
  readonly adminIds?: readonly number[];
  /** Feeds that could not be read. */
  readonly sourceFaults?: SourceFaults;
  /** Where the store is kept; in memory when left out. */
  readonly dataFolder?: string;
  /** Another bot's Telegram, which goes on when this one stops. */
  readonly telegram?: BotApi;
};

/** Starts both, and does not wait for the bot: what is asked of it meanwhile waits for it. */
export async function startBot(setting: BotSetting): Promise<RunningBot> {
  const api = setting.telegram ?? (await startBotApi(setting.api));
  const lines: LogLine[] = [];
  const log = collect(lines);
  let now = NOON;
  const store =
    setting.dataFolder === undefined
      ? await openStore('sqlite::memory:', '')
      : await openStore('sqlite:', setting.dataFolder);
  const clock = { now: () => now };
  const timeZone = 'Asia/Hong_Kong';
  const { library } = setting;
  const router = createRouter({
    commands: ALL_COMMANDS,
    library,
    texts: ourTexts,
    clock,
    timeZone,
    log,
    stores: store,
    digestMinute: 480,
    adminIds: setting.adminIds ?? [],
    sourceFaults: setting.sourceFaults ?? (() => []),
    wait: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  });
  const bot = createTelegramBot({
    token: setting.token ?? api.token,
    apiRoot: api.url,
    router,
    inline: createInlineAnswerer({ library, texts: ourTexts, clock, timeZone, log, stores: store }),
    onStanding: createStandingNotes({ subscribers: store.subscribers, clock, log, timeZone }),
    buttons: setting.buttons ?? store.buttons,
    inbox: store.inbox,
    clock,
    owner: 'this',
    defaultLanguage: 'zh-Hant',
    log,
    meter: createMonitor('0.0.0').metrics.meter,
    pollSeconds: 1,
    retryDelayMs: () => 10,
  });
  const ended = bot.run();
  return {
    api,
    store,
    log: lines,
    ended,
    refused: () => refusedCalls(api),
    passes(seconds) {
      now += seconds * 1_000;
    },
    async stop() {
      await bot.stop();
      if (setting.telegram === undefined) await api.close();
      await store.close();
    },
  };
}

function collect(lines: LogLine[]): Log {
  const add = (details: object, message: string) => {
    lines.push({ details, message });
  };
  return { debug: add, info: add, warn: add, error: add };
}
