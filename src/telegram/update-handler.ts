/** From an update to the answer on Telegram. Nothing here keeps the polling waiting. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../domain/log.js';
import type { Meter } from '../domain/meter.js';
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { Reply, Request } from '../bot/request.js';
import type { ChatStanding } from '../bot/chat-standing.js';
import type { Router } from '../bot/router.js';
import type { ButtonStore } from '../domain/button-store.js';
import { type Command, parseCommand } from '../domain/command.js';
import type { Address, ChatId, Message, Messenger, SendResult } from '../domain/message.js';
import type { BotClient } from './bot-client.js';
import { createAdminMenus } from './command-menu.js';
import { createChatQueue } from './chat-queue.js';
import { createChatRights, type Speaker } from './chat-rights.js';
import { describeError } from './describe-error.js';
import { dropRow } from './drop-row.js';
import { createInlineHandler } from './inline-handler.js';
import type { Incoming, Said, Tap } from './read-update.js';
import type { ShownMessages } from './shown-messages.js';
import { createTapAnswer } from './tap-answer.js';

/** What a handler answers with. */
export type HandlerParts = {
  readonly router: Router;
  readonly inline: InlineAnswerer;
  readonly messenger: Messenger;
  readonly client: BotClient;
  readonly buttons: ButtonStore;
  /** What the messenger has sent. */
  readonly shown: Pick<ShownMessages, 'forget'>;
  readonly log: Log;
  readonly meter: Meter;
  /** Aborted when the bot stops: no answer waits for a flood limit any longer. */
  readonly closing: AbortSignal;
  /** Hears when the bot may or may no longer write to a chat, and when a group moved. Never rejects. */
  readonly onStanding: (chatId: ChatId, standing: ChatStanding) => Promise<void>;
};

/** Answers what people said and tapped. */
export type UpdateHandler = {
  /** Resolves when it was answered, in its turn within the chat. Never rejects. */
  handle(incoming: Incoming): Promise<void>;
  /** Does nothing for it but end the spinning of a button. */
  dismiss(incoming: Incoming): void;
  /** Others may answer this chat from now on: what its messages show is no longer known. */
  leave(chatId: ChatId): void;
  /** Resolves when every update has been answered. */
  idle(): Promise<void>;
};

/** Telegram may ask for hours; an answer that late helps nobody. */
const MAX_WAIT_SECONDS = 30;
const MAX_TRIES = 3;
const NETWORK_WAIT_SECONDS = 5;
const MAX_NOTICE_CHARS = 200;

/** A handler that has seen nothing yet. */
export function createUpdateHandler(parts: HandlerParts): UpdateHandler {
  const { router, messenger, client, buttons, log, shown } = parts;
  const queue = createChatQueue((chatId) =>
    log.warn({ chatId }, 'A chat asks more than can be answered, leaving out what comes now'),
  );
  const inline = createInlineHandler(parts);
  const rights = createChatRights(client, log);
  const adminMenus = createAdminMenus(client, router, log);

  return {
    async handle(incoming) {
      switch (incoming.kind) {
        case 'said':
          return handleSaid(incoming.request);
        case 'standing':
          await enqueue(incoming.chatId, async () => {
            await parts.onStanding(incoming.chatId, incoming.standing);
            return 'standing';
          });
          return incoming.welcome === undefined ? undefined : handleSaid(incoming.welcome);
        case 'tapped':
          return handleTap(incoming.tap);
        case 'inline':
          return inline.handle(incoming.queryId, incoming.question);
        case 'lost-tap':
          return answerTap(incoming.queryId, router.staleButton(incoming.language).notice);
      }
    },
    dismiss(incoming) {
      if (incoming.kind === 'tapped') answerTap(incoming.tap.queryId, undefined);
    },
    leave: (chatId) => shown.forget(chatId),
    async idle() {
      await Promise.all([queue.idle(), inline.idle()]);
    },
  };

  async function handleSaid(said: Said): Promise<void> {
    const { chatId } = said.to;
    await enqueue(chatId, async () => {
      const repliedTo = await loadCommands(said.repliedData);
      const request = { ...said, repliedTo, ...askers(said) };
      const { message } = await router.answer(request);
      if (message !== undefined) await send(said.to, message);
      adminMenus.show(said);
      return said.command.name;
    });
  }

  async function handleTap(tap: Tap): Promise<void> {
    const answer = createTapAnswer((notice) => {
      answerTap(tap.queryId, notice);
    });
    const answered = enqueue(tap.to.chatId, async () => {
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
      if (reply.dropsRow === true) await takeRow(tap);
      if (reply.message !== undefined) await change(tap, reply.message);
      else if (!isAnswered && reply.notice !== undefined) {
        log.warn({ command: command?.name }, 'A notice came too late to be shown');
      }
      return command?.name ?? '';
    });
    if (answered === undefined) answer.give(undefined);
    await answered;
  }

  async function loadCommands(all: readonly string[]): Promise<readonly Command[]> {
    const commands = await Promise.all(all.map(loadCommand));
    return commands.filter((command) => command !== undefined);
  }

  /**
   * Resolves when it is done; `undefined`: there is no room. `work` tells which command it was.
   * An error that left the queue would end the process.
   */
  function enqueue(chatId: number, work: () => Promise<string>): Promise<void> | undefined {
    const cameAt = performance.now();
    return queue.add(chatId, async () => {
      try {
        const typed = await work();
        // What people type as a command may be anything: only our own names are counted and logged.
        const command = typed === 'standing' ? typed : (router.nameOf(typed) ?? 'unknown');
        const seconds = (performance.now() - cameAt) / 1_000;
        parts.meter.answered(command, seconds);
        log.debug({ command, seconds }, 'An update is answered');
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
    if (result.kind !== 'sent') log.warn({ chatId: to.chatId, result }, 'Cannot send an answer');
  }

  /** Changes the message in place; a message that cannot be changed any more is followed by a new one. */
  async function change({ to, messageId, isText }: Tap, message: Message): Promise<void> {
    if (!isText || message.attachment !== undefined) return send(to, message);
    const result = await persist(() => messenger.edit(to.chatId, messageId, message));
    switch (result.kind) {
      case 'sent':
        return;
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

  async function takeRow(tap: Tap): Promise<void> {
    const result = await persist(() => dropRow(client, tap));
    shown.forget(tap.to.chatId);
    if (result.kind !== 'sent')
      log.warn({ chatId: tap.to.chatId, result }, 'Cannot take a button away');
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
