/** From an update to the answer on Telegram. Nothing here delays the polling. */
import type { ChatStanding } from '../bot/chat-standing.js';
import type { InlineAnswerer } from '../bot/inline-answerer.js';
import type { Reply, Request } from '../bot/request.js';
import type { Router } from '../bot/router.js';
import type { ButtonStore } from '../domain/button-store.js';
import { type Command, parseCommand } from '../domain/command.js';
import type { ChatId } from '../domain/message.js';
import type { Meter } from '../domain/meter.js';
import { createChatQueue } from './chat-queue.js';
import { type Asker, createChatRights } from './chat-rights.js';
import { createAdminMenus } from './command-menu.js';
import { describeError } from './describe-error.js';
import type { Incoming, Said, Tap } from './incoming.js';
import { createInlineHandler } from './inline-handler.js';
import { createSaidAnswers } from './said-answers.js';
import { createSpeaker, type SpeakerParts } from './speaker.js';
import { createTapAnswer } from './tap-answer.js';
import { createWelcomes } from './welcomes.js';

/** What a handler needs. */
export type HandlerParts = SpeakerParts & {
  readonly router: Router;
  readonly inline: InlineAnswerer;
  readonly buttons: ButtonStore;
  readonly meter: Meter;
  /**
   * Is told when the bot gains or loses the right to write to a chat, and when a group moves. Never
   * rejects.
   */
  readonly onStanding: (chatId: ChatId, standing: ChatStanding) => Promise<void>;
};

/** Answers what people said and tapped. */
export type UpdateHandler = {
  /** Resolves once it has been answered, in its turn within the chat. Never rejects. */
  handle(incoming: Incoming): Promise<void>;
  /** Only stops the button from spinning. */
  dismiss(incoming: Incoming): void;
  /**
   * Other processes may answer this chat from now on, so what its messages show is no longer known.
   */
  leave(chatId: ChatId): void;
  /** Resolves once every update has been answered. */
  idle(): Promise<void>;
};

/** A handler that has not seen anything yet. */
export function createUpdateHandler(parts: HandlerParts): UpdateHandler {
  const { router, client, buttons, log, shown } = parts;
  const speaker = createSpeaker(parts);
  const answers = createSaidAnswers();
  const welcomes = createWelcomes(parts.closing);
  const queue = createChatQueue((chatId) =>
    log.warn({ chatId }, 'A chat sends more than the bot can answer; dropping updates'),
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
          if (incoming.standing.kind === 'moved') welcomes.noteMoved(incoming.standing.chatId);
          if (incoming.welcome !== undefined && (await welcomes.isDue(incoming.chatId)))
            await handleSaid(incoming.welcome);
          return;
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
      // Telegram also reports edits that changed no words.
      if (said.isEdit === true && answers.isAnswered(said)) return 'edit';
      const repliedTo = await loadCommands(said.repliedData);
      const request = { ...said, repliedTo, ...askers(said) };
      await tell(said, await router.answer(request));
      adminMenus.show(said);
      return countedName(said.command.name);
    });
  }

  /** Sends the answer, or edits the one from before the message was edited. */
  async function tell(said: Said, { message, isApart }: Reply): Promise<void> {
    const before = isApart === true ? undefined : answers.get(said);
    if (message === undefined) return answers.remember(said, before);
    const isText = message.attachment === undefined;
    if (before !== undefined && isText) {
      await speaker.change(before, message);
      return answers.remember(said, before);
    }
    const messageId = await speaker.say(said.to, message);
    const canChange = messageId !== undefined && isText;
    answers.remember(said, canChange ? { to: said.to, messageId, isText } : undefined);
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
      if (reply.dropsRow === true) await speaker.takeRow(tap);
      if (reply.message !== undefined) await speaker.change(tap, reply.message);
      else if (!isAnswered && reply.notice !== undefined) {
        log.warn({ command: command?.name }, 'A notice came too late to be shown');
      }
      return countedName(command?.name ?? '');
    });
    if (answered === undefined) answer.give(undefined);
    await answered;
  }

  async function loadCommands(all: readonly string[]): Promise<readonly Command[]> {
    const commands = await Promise.all(all.map(loadCommand));
    return commands.filter((command) => command !== undefined);
  }

  /** People may type anything as a command: only known names are counted and logged. */
  function countedName(typed: string): string {
    return router.nameOf(typed) ?? 'unknown';
  }

  /**
   * Resolves when it is done; `undefined`: there is no room. `work` returns the name to count it
   * under. An error that left the queue would end the process.
   */
  function enqueue(chatId: number, work: () => Promise<string>): Promise<void> | undefined {
    const cameAt = performance.now();
    return queue.add(chatId, async () => {
      try {
        const command = await work();
        const seconds = (performance.now() - cameAt) / 1_000;
        parts.meter.answered(command, seconds);
        log.debug({ command, seconds }, 'An update is answered');
      } catch (error) {
        log.error({ chatId, reason: describeError(error) }, 'Cannot handle an update');
      }
    });
  }

  function askers(who: Asker): Pick<Request, 'mayChange' | 'findChannel'> {
    return {
      mayChange: (chatId) => rights.mayChange(chatId, who),
      findChannel: (name) => rights.findChannel(name, who.userId),
    };
  }

  async function loadCommand(data: string): Promise<Command | undefined> {
    return parseCommand(data.startsWith('~') ? ((await buttons.load(data)) ?? '') : data);
  }

  function answerTap(queryId: string, notice: string | undefined): void {
    client
      .callApi('answerCallbackQuery', {
        callback_query_id: queryId,
        ...(notice === undefined ? {} : { text: notice }),
      })
      .catch((error: unknown) => {
        log.warn({ reason: describeError(error) }, 'Cannot answer a tap');
      });
  }
}
