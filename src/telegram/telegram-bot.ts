/** The bot on Telegram, made of its parts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { Router } from '../bot/router.js';
import type { ButtonStore } from '../domain/button-store.js';
import type { Language } from '../domain/language.js';
import type { ChatId, Messenger } from '../domain/message.js';
import { BotClient } from './bot-client.js';
import { runBot, type RunEnd } from './bot-runner.js';
import { setCommandMenus } from './command-menu.js';
import { createMessenger } from './messenger.js';
import type { BotIdentity } from './read-update.js';
import { createUpdateHandler } from './update-handler.js';

/** Who the bot is, and what answers for it. */
export type TelegramOptions = {
  readonly token: string;
  readonly apiRoot: string;
  readonly router: Router;
  readonly inline: InlineAnswerer;
  readonly buttons: ButtonStore;
  readonly defaultLanguage: Language;
  readonly log: Log;
  /** The bot may or may no longer write to a chat. Never rejects. */
  readonly onStanding?: (chatId: ChatId, canWrite: boolean) => Promise<void>;
  /** How long one getUpdates waits; 50 when left out. */
  readonly pollSeconds?: number;
  readonly retryDelayMs?: (failures: number) => number;
};

/** The bot on Telegram: runs once, and stops for good. */
export type TelegramBot = {
  readonly messenger: Messenger;
  /** How many answers to readers went out since the last call. */
  takeReplies(): number;
  /** Why no updates come in, in a few words; `undefined`: they do. */
  deafness(now: Instant): string | undefined;
  /** Polls until `stop` or a fatal answer. `onReady` is called when Telegram knows the bot. */
  run(onReady?: (me: BotIdentity) => void): Promise<RunEnd>;
  /** Ends the polling and waits, a few seconds at most, for answers on their way. */
  stop(): Promise<void>;
};

const STOP_LIMIT_MS = 5_000;

/** A bot that does nothing until `run`. */
export function createTelegramBot(options: TelegramOptions): TelegramBot {
  const { router, buttons, defaultLanguage, log } = options;
  const closing = new AbortController();
  const client = new BotClient(options.token, options);
  let hasInline = false;
  const isInlineOn = () => hasInline;
  const messenger = createMessenger({ client, buttons, log, isInlineOn });
  let replies = 0;
  const handler = createUpdateHandler({
    router,
    inline: options.inline,
    messenger: {
      send(to, message) {
        replies += 1;
        return messenger.send(to, message);
      },
      edit: (...edit) => messenger.edit(...edit),
    },
    client,
    buttons,
    defaultLanguage,
    log,
    closing: closing.signal,
    onStanding: options.onStanding ?? (() => Promise.resolve()),
  });
  let running: Promise<RunEnd> | undefined;

  return {
    messenger,

    takeReplies() {
      const taken = replies;
      replies = 0;
      return taken;
    },

    deafness: (now) => client.deafness(now),

    run(onReady) {
      running ??= runBot({
        client,
        log,
        closing: closing.signal,
        onUpdate: (update, me) => {
          handler.handle(update, me);
        },
        onReady(me) {
          client.noteHeard(Date.now());
          hasInline = me.hasInline === true;
          void setCommandMenus(client, router, defaultLanguage, log);
          onReady?.(me);
        },
        ...(options.retryDelayMs === undefined ? {} : { retryDelayMs: options.retryDelayMs }),
      });
      return running;
    },

    async stop() {
      closing.abort();
      const tooLong = sleep(STOP_LIMIT_MS, undefined, { ref: false });
      await Promise.race([Promise.all([running, handler.idle()]), tooLong]);
    },
  };
}
