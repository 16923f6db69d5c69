/** From an update to the answer on Telegram. Nothing here keeps the polling waiting. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'telegraf/types';
import type { Log } from '../domain/log.js';
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { Reply, Request } from '../bot/request.js';
import type { Router } from '../bot/router.js';
import type { ButtonStore } from '../domain/button-store.js';
import { type Command, parseCommand } from '../domain/command.js';
import type { Language } from '../domain/language.js';
import type { Address, ChatId, Message, Messenger, SendResult } from '../domain/message.js';
import { createRecentCache } from '../domain/recent-cache.js';
import type { BotClient } from './bot-client.js';
import { createChatQueue } from './chat-queue.js';
import { createChatRights, type Speaker } from './chat-rights.js';
import { describeError } from './describe-error.js';
import { createInlineHandler } from './inline-handler.js';
import { type BotIdentity, readUpdate, type Said, type Tap } from './read-update.js';
import { createShownMessages } from './shown-messages.js';
import { createTapAnswer } from './tap-answer.js';

/** What a handler answers with. */
export type HandlerParts = {
  readonly router: Router;
  readonly inline: InlineAnswerer;
  readonly messenger: Messenger;
  readonly client: BotClient;
  readonly buttons: ButtonStore;
  readonly defaultLanguage: Language;
  readonly log: Log;
  /** Aborted when the bot stops: no answer waits for a flood limit any longer. */
  readonly closing: AbortSignal;
  /** The bot may or may no longer write to a chat. Never rejects. */
  readonly onStanding: (chatId: ChatId, canWrite: boolean) => Promise<void>;
};

/** Answers updates, each once. */
export type UpdateHandler = {
  /** Puts the update into its chat's queue and returns at once. */
  handle(update: Update, me: BotIdentity): void;
  /** Resolves when every update has been answered. */
  idle(): Promise<void>;
};

/** Telegram may ask for hours; an answer that late helps nobody. */
const MAX_WAIT_SECONDS = 30;
const MAX_TRIES = 3;
const NETWORK_WAIT_SECONDS = 5;
const MAX_NOTICE_CHARS = 200;
const MAX_UPDATES_REMEMBERED = 1_000;

/** A handler that has seen nothing yet. */
export function createUpdateHandler(parts: HandlerParts): UpdateHandler {
  const { router, messenger, client, buttons, log } = parts;
  const queue = createChatQueue();
  const inline = createInlineHandler(parts);
  const shown = createShownMessages();
  const rights = createChatRights(client, log);
  const handled = createRecentCache<true>(MAX_UPDATES_REMEMBERED);

  return {
    handle(update, me) {
      if (isRepeated(update.update_id)) return;
      const incoming = readUpdate(update, me, parts.defaultLanguage);
      switch (incoming?.kind) {
        case undefined:
          return;
        case 'said':
          return handleSaid(incoming.request);
        case 'standing':
          enqueue(incoming.chatId, () => parts.onStanding(incoming.chatId, incoming.canWrite));
          return;
        case 'tapped':
          return handleTap(incoming.tap);
        case 'inline':
          return inline.handle(incoming.queryId, incoming.question);
        case 'lost-tap':
          return answerTap(incoming.queryId, router.staleButton(incoming.language).notice);
      }
    },
    async idle() {
      await Promise.all([queue.idle(), inline.idle()]);
    },
  };

  /** After a failed poll Telegram sends the last updates again. */
  function isRepeated(updateId: number): boolean {
    const key = String(updateId);
    const isRepeat = handled.get(key) !== undefined;
    handled.set(key, true);
    return isRepeat;
  }

  function handleSaid(said: Said): void {
    const { chatId } = said.to;
    const isQueued = enqueue(chatId, async () => {
      const repliedTo = await loadCommands(said.repliedData);
      const request = { ...said, repliedTo, ...askers(said) };
      const { message } = await router.answer(request);
      if (message !== undefined) await send(request.to, message);
    });
    if (!isQueued) log.warn({ chatId }, 'A chat asks more than can be answered, left one out');
  }

  function handleTap(tap: Tap): void {
    const answer = createTapAnswer((notice) => {
      answerTap(tap.queryId, notice);
    });
    const isQueued = enqueue(tap.to.chatId, async () => {
      const command = await loadCommand(tap.data);
      const reply: Reply =
        command === undefined
          ? router.staleButton(tap.language)
          : await router.answer({
              ...tap,
              command,
              repliedTo: [],
              via: 'button',
              isAddressed: true,
              ...askers(tap),
            });
      const isAnswered = answer.give(reply.notice);
      if (reply.message !== undefined) await change(tap, reply.message);
      else if (!isAnswered && reply.notice !== undefined) {
        log.warn({ command: command?.name }, 'A notice came too late to be shown');
      }
    });
    if (!isQueued) answer.give(undefined);
  }

  async function loadCommands(all: readonly string[]): Promise<readonly Command[]> {
    const commands = await Promise.all(all.map(loadCommand));
    return commands.filter((command) => command !== undefined);
  }

  /** An error that left the queue would end the process. */
  function enqueue(chatId: number, work: () => Promise<void>): boolean {
    return queue.add(chatId, async () => {
      try {
        await work();
      } catch (error) {
        log.error({ chatId, reason: describeError(error) }, 'Cannot handle an update');
      }
    });
  }

  function askers(who: Speaker): Pick<Request, 'mayChange' | 'findChannel'> {
    return {
      mayChange: (chatId) => rights.mayChange(chatId, who),
      findChannel: (name) => rights.findChannel(name, who.userId),
    };
  }

  async function loadCommand(data: string): Promise<Command | undefined> {
    return parseCommand(data.startsWith('~') ? ((await buttons.load(data)) ?? '') : data);
  }

  function answerTap(queryId: string, notice: string | undefined): void {
    const text = notice === undefined ? {} : { text: notice.slice(0, MAX_NOTICE_CHARS) };
    client
      .callApi('answerCallbackQuery', { callback_query_id: queryId, ...text })
      .catch((error: unknown) => {
        log.warn({ reason: describeError(error) }, 'Cannot answer a tap');
      });
  }

  async function send(to: Address, message: Message): Promise<void> {
    const result = await persist(() => messenger.send(to, message));
    if (result.kind === 'moved') return send({ ...to, chatId: result.chatId }, message);
    if (result.kind === 'sent') return shown.remember(to.chatId, result.messageId, message);
    log.warn({ chatId: to.chatId, result }, 'Cannot send an answer');
  }

  /** Changes the message in place; a message that cannot be changed any more is followed by a new one. */
  async function change({ to, messageId, isText }: Tap, message: Message): Promise<void> {
    if (!isText || message.attachment !== undefined) return send(to, message);
    if (shown.isShown(to.chatId, messageId, message)) return;
    const result = await persist(() => messenger.edit(to.chatId, messageId, message));
    switch (result.kind) {
      case 'sent':
        return shown.remember(to.chatId, messageId, message);
      case 'rejected':
        return send(to, message);
      case 'moved':
        return send({ ...to, chatId: result.chatId }, message);
      case 'retry-after':
      case 'unavailable':
      case 'unreachable':
      case 'unknown':
        log.warn({ chatId: to.chatId, result }, 'Cannot change a message');
    }
  }

  /** Waits out what Telegram asks for; only this chat waits. */
  async function persist(act: () => Promise<SendResult>): Promise<SendResult> {
    for (let tries = 1; ; tries += 1) {
      const result = await act();
      const seconds = secondsToWait(result);
      const canWait = seconds !== undefined && seconds <= MAX_WAIT_SECONDS;
      if (!canWait || tries === MAX_TRIES || parts.closing.aborted) return result;
      await sleep(seconds * 1_000, undefined, { signal: parts.closing }).catch(() => {});
    }
  }
}

function secondsToWait(result: SendResult): number | undefined {
  if (result.kind === 'unavailable') return NETWORK_WAIT_SECONDS;
  return result.kind === 'retry-after' ? result.seconds : undefined;
}
