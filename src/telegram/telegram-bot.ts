/** The bot on Telegram, made of its parts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'telegraf/types';
import type { ChatStanding } from '../bot/chat-standing.js';
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { Router } from '../bot/router.js';
import type { ButtonStore } from '../domain/button-store.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Inbox } from '../domain/inbox.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { ChatId, Messenger } from '../domain/message.js';
import type { Meter } from '../domain/meter.js';
import { BotClient } from './bot-client.js';
import type { BotIdentity } from './bot-identity.js';
import { runBot, type RunEnd } from './bot-runner.js';
import { setCommandMenus } from './command-menu.js';
import { describeError } from './describe-error.js';
import { createMessenger } from './messenger.js';
import { createShownMessages, rememberShown } from './shown-messages.js';
import { createUpdateHandler } from './update-handler.js';
import { createUpdateIntake } from './update-intake.js';
import { runWebhook, type Webhook } from './webhook-runner.js';

/** Who the bot is, and what answers for it. */
export type TelegramOptions = {
  readonly token: string;
  readonly apiRoot: string;
  /** The proxy for reaching Telegram; left out: none. */
  readonly proxy?: URL | undefined;
  readonly router: Router;
  readonly inline: InlineAnswerer;
  readonly buttons: ButtonStore;
  readonly inbox: Inbox;
  readonly clock: Clock;
  /** Identifies this process. */
  readonly owner: string;
  /** Other processes answer the same chats; left out: `false`. */
  readonly isShared?: boolean;
  /** Where Telegram delivers updates; left out: the bot polls for them. */
  readonly webhook?: Webhook | undefined;
  readonly defaultLanguage: Language;
  readonly log: Log;
  readonly meter: Meter;
  /**
   * Is told when the bot gains or loses the right to write to a chat, and when a group moves. Never
   * rejects.
   */
  readonly onStanding?: (chatId: ChatId, standing: ChatStanding) => Promise<void>;
  /** How long one getUpdates waits; left out: 50. */
  readonly pollSeconds?: number;
  readonly retryDelayMs?: (failures: number) => number;
};

/** The bot on Telegram: runs once, and stops for good. */
export type TelegramBot = {
  readonly messenger: Messenger;
  /** How many answers to readers were sent since the last call. */
  takeReplies(): number;
  /** Why no updates arrive, in a few words; `undefined`: they do. */
  deafness(now: Instant): string | undefined;
  /** Takes an update from the webhook; rejects when Telegram must deliver it again. */
  take(update: unknown): Promise<void>;
  /** Extends the lease on updates in hand; to be called every few seconds. */
  keep(): Promise<void>;
  /** Takes over what other processes left behind; to be called every second. */
  tend(): Promise<void>;
  /** Forgets updates that Telegram will not deliver again. */
  forget(): Promise<void>;
  /**
   * Polls or waits for the webhook until `stop` or a fatal answer. `onReady` is called when
   * Telegram knows the bot.
   */
  run(onReady?: (me: BotIdentity) => void): Promise<RunEnd>;
  /** Takes no more updates, and waits a few seconds at most for answers on their way. */
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
  const shown = createShownMessages();
  const messenger = rememberShown(createMessenger({ client, buttons, log, isInlineOn }), shown);
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
    shown,
    log,
    meter: options.meter,
    closing: closing.signal,
    onStanding: options.onStanding ?? (() => Promise.resolve()),
  });
  const intake = createUpdateIntake({
    inbox: options.inbox,
    handler,
    clock: options.clock,
    log,
    defaultLanguage,
    owner: options.owner,
    isShared: options.isShared ?? false,
    closing: closing.signal,
  });
  let running: Promise<RunEnd> | undefined;
  let known: BotIdentity | undefined;
  let webhookFault: string | undefined = 'the webhook is not set yet';

  return {
    messenger,

    takeReplies() {
      const taken = replies;
      replies = 0;
      return taken;
    },

    deafness: (now) => (options.webhook === undefined ? client.deafness(now) : webhookFault),

    async take(update) {
      if (known === undefined || closing.signal.aborted) throw new Error('not ready');
      await intake.take(update as Update, known);
    },

    keep: () => intake.keep(),

    async tend() {
      if (known !== undefined) await intake.tend(known);
    },

    forget: () => intake.forget(),

    run(onReady) {
      running ??= start((me) => {
        known = me;
        hasInline = me.hasInline === true;
        client.noteHeard(options.clock.now());
        void setCommandMenus({ client, router, log }, defaultLanguage);
        onReady?.(me);
      });
      return running;
    },

    async stop() {
      closing.abort();
      const tooLong = sleep(STOP_LIMIT_MS, undefined, { ref: false });
      await Promise.race([Promise.resolve(running).then(() => intake.idle()), tooLong]);
      await intake.letGo().catch((error: unknown) => {
        log.warn(
          { reason: describeError(error) },
          'Cannot release updates; their lease will expire',
        );
      });
    },
  };

  function start(onReady: (me: BotIdentity) => void): Promise<RunEnd> {
    const { webhook, retryDelayMs } = options;
    const parts = {
      client,
      log,
      closing: closing.signal,
      onReady,
      ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
    };
    if (webhook === undefined)
      return runBot({ ...parts, onUpdate: (update, me) => intake.takeAnyhow(update, me) });
    return runWebhook({
      ...parts,
      webhook,
      onState(fault) {
        webhookFault = fault;
      },
    });
  }
}
