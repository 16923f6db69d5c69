/** A person with a Telegram client: types, taps, edits, asks inline, blocks. */
import { randomUUID } from 'node:crypto';
import { typedText } from './formatted-text.js';
import { isSeenByBot } from './privacy-mode.js';
import type { CallbackAnswer, InlineAnswer, InlineResult } from './queries.js';
import type { Chat, InlineButton, Location, MemberStatus, Message, User } from './telegram.js';
import type { World } from './world.js';

/** How long tests wait for the bot before giving up. */
export const DEFAULT_WAIT_MS = 10_000;

/** Where something is typed, and in what role. */
export type TypedOptions = {
  /** A chat other than the private one with the bot. */
  readonly to?: Chat;
  readonly threadId?: number;
  readonly replyTo?: Message;
};

/** Which button: by its label, its position, or arbitrary data (a stale or forged button). */
export type ButtonChoice =
  string | { readonly row: number; readonly column: number } | { readonly data: string };

/** A person with a client. */
export class Person {
  constructor(
    private readonly world: World,
    readonly user: User,
    /** The private chat with the bot. */
    readonly chat: Chat,
  ) {}

  /** Sends a text; the bot gets an update unless the group's privacy mode hides it. */
  sends(text: string, options: TypedOptions = {}): Message {
    const formatted = typedText(text);
    return this.#adds(options, {
      text: formatted.text,
      ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
    });
  }

  /** Sends a location, as with the paper clip in a client. */
  sharesLocation(location: Location, options: TypedOptions = {}): Message {
    return this.#adds(options, { location });
  }

  /** Sends a text and resolves with the bot's first new message in that chat. */
  async asks(
    text: string,
    options: TypedOptions = {},
    timeoutMs = DEFAULT_WAIT_MS,
  ): Promise<Message> {
    const { messages, bot } = this.world;
    const sent = this.sends(text, options);
    return messages.changes.wait(
      (event) =>
        event?.kind === 'sent' &&
        event.message.chat.id === sent.chat.id &&
        event.message.from?.id === bot.id
          ? event.message
          : undefined,
      timeoutMs,
      () => `The bot did not answer "${text.slice(0, 80)}"`,
    );
  }

  edits(message: Message, text: string): Message {
    const { text: shown, entities } = typedText(text);
    const edited = { ...message, text: shown, entities, edit_date: this.world.seconds() };
    this.world.messages.replace(edited);
    if (isSeenByBot(this.world, edited)) this.world.updates.add({ edited_message: edited });
    return edited;
  }

  /**
   * Taps a button of a message and resolves with the bot's answer. Throws when the message has no
   * such button, rejects when the bot does not answer in time.
   */
  presses(
    message: Message,
    choice: ButtonChoice,
    timeoutMs = DEFAULT_WAIT_MS,
  ): Promise<CallbackAnswer> {
    const { callbacks, messages, updates } = this.world;
    const shown = messages.get(message.chat.id, message.message_id) ?? message;
    const data = dataOf(shown, choice);
    const query = {
      id: randomUUID(),
      from: this.user,
      message: shown,
      chat_instance: String(message.chat.id),
      data,
    };
    callbacks.ask(query);
    updates.add({ callback_query: query });
    return callbacks.answers.wait(
      () => callbacks.answerTo(query.id),
      timeoutMs,
      () => `The bot did not answer the button "${data}"`,
    );
  }

  /** Types `@bot query` and resolves with the results. */
  asksInline(query: string, offset = '', timeoutMs = DEFAULT_WAIT_MS): Promise<InlineAnswer> {
    const { inlines, updates } = this.world;
    const asked = { id: randomUUID(), from: this.user, query, offset, chat_type: 'sender' };
    inlines.ask(asked);
    updates.add({ inline_query: asked });
    return inlines.answers.wait(
      () => inlines.answerTo(asked.id),
      timeoutMs,
      () => `The bot did not answer the inline query "${query}"`,
    );
  }

  /** Sends one inline result into a chat. */
  shares(result: InlineResult, to: Chat = this.chat, threadId?: number): Message {
    return this.world.messages.add({
      from: this.user,
      via_bot: this.world.bot,
      chat: to,
      date: this.world.seconds(),
      text: result.text,
      entities: result.entities,
      ...(threadId === undefined
        ? {}
        : { message_thread_id: threadId, is_topic_message: true as const }),
      ...(result.keyboard === undefined ? {} : { reply_markup: result.keyboard }),
      ...(result.preview === undefined ? {} : { link_preview_options: result.preview }),
    });
  }

  blocks(): void {
    this.world.chats.setStanding(this.chat.id, { kind: 'blocked' });
    this.#tellOfBot('member', 'kicked');
  }

  unblocks(): void {
    this.world.chats.setStanding(this.chat.id, { kind: 'open' });
    this.#tellOfBot('kicked', 'member');
  }

  /** Deletes the account; Telegram does not tell the bot. */
  deletesAccount(): void {
    this.world.chats.setStanding(this.chat.id, { kind: 'deactivated' });
  }

  #adds(options: TypedOptions, content: Pick<Message, 'text' | 'entities' | 'location'>): Message {
    const { chats, messages, updates } = this.world;
    const { to: chat = this.chat, replyTo, threadId } = options;
    const message = messages.add({
      from: this.user,
      chat,
      date: this.world.seconds(),
      ...content,
      ...(replyTo === undefined ? {} : { reply_to_message: replyTo }),
      ...(threadId === undefined
        ? {}
        : { message_thread_id: threadId, is_topic_message: true as const }),
    });
    if (chat.type === 'private') {
      const { kind } = chats.standing(chat.id);
      if (kind === 'silent') chats.setStanding(chat.id, { kind: 'open' });
      if (kind === 'blocked') this.unblocks();
    }
    if (isSeenByBot(this.world, message)) updates.add({ message });
    return message;
  }

  #tellOfBot(before: MemberStatus, after: MemberStatus): void {
    const { bot, updates } = this.world;
    updates.add({
      my_chat_member: {
        chat: this.chat,
        from: this.user,
        date: this.world.seconds(),
        old_chat_member: { user: bot, status: before },
        new_chat_member: { user: bot, status: after },
      },
    });
  }
}

function dataOf(message: Message, choice: ButtonChoice): string {
  if (typeof choice === 'object' && 'data' in choice) return choice.data;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const button: InlineButton | undefined =
    typeof choice === 'string'
      ? rows.flat().find((other) => other.text === choice)
      : rows[choice.row]?.[choice.column];
  if (button?.callback_data !== undefined) return button.callback_data;
  const labels = rows.map((row) => row.map((other) => other.text).join(' | ')).join(' / ');
  const wanted = typeof choice === 'string' ? choice : JSON.stringify(choice);
  throw new Error(`Cannot press "${wanted}": the message has the buttons "${labels}"`);
}
