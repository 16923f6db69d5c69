/** The people and groups around the bot, and what an onlooker sees. */
import { Group } from './group.js';
import type { Call } from './journal.js';
import type { MessageEvent } from './messages.js';
import { DEFAULT_WAIT_MS, Person } from './person.js';
import type { Chat, ChatMember, Message, User } from './telegram.js';
import type { World } from './world.js';

/** The account of a person. */
export type PersonOptions = {
  readonly id?: number;
  readonly firstName?: string;
  /** As the client reports it: `zh-hant`, `zh-hans`, `en`. */
  readonly languageCode?: string;
  readonly username?: string;
  /** Has written to the bot before, so that the bot may write first. */
  readonly hasStarted?: boolean;
};

/** What a group is like. */
export type GroupOptions = {
  readonly id?: number;
  readonly title?: string;
  /** Without the @; only public chats have one. */
  readonly username?: string;
  readonly type?: 'group' | 'supergroup' | 'channel';
  readonly isForum?: boolean;
  readonly owner: Person;
  readonly members?: readonly Person[];
  readonly admins?: readonly Person[];
  /** The bot's initial role there, without an update; `left`: not yet added. */
  readonly bot?: 'member' | 'administrator' | 'left';
};

/** Creates people and groups, and waits for what the bot does. */
export class Town {
  #lastPersonId = 7000;
  #lastGroupId = 100;

  constructor(private readonly world: World) {}

  person(options: PersonOptions = {}): Person {
    const id = options.id ?? ++this.#lastPersonId;
    const name = options.firstName ?? `Reader ${id}`;
    const username = options.username === undefined ? {} : { username: options.username };
    const user: User = {
      id,
      is_bot: false,
      first_name: name,
      ...username,
      language_code: options.languageCode ?? 'en',
    };
    const chat: Chat = { id, type: 'private', first_name: name, ...username };
    const members: ChatMember[] = [
      { user, status: 'member' },
      { user: this.world.bot, status: 'member' },
    ];
    const isOpen = options.hasStarted === true;
    this.world.chats.add(chat, { kind: isOpen ? 'open' : 'silent' }, members);
    return new Person(this.world, user, chat);
  }

  group(options: GroupOptions): Group {
    const type = options.type ?? 'supergroup';
    const number = ++this.#lastGroupId;
    const chat: Chat = {
      id: options.id ?? (type === 'group' ? -number : -1_000_000_000_000 - number),
      type,
      title: options.title ?? `Group ${number}`,
      ...(options.username === undefined ? {} : { username: options.username }),
      ...(options.isForum === true ? { is_forum: true as const } : {}),
    };
    const botStatus = options.bot ?? 'member';
    const members: ChatMember[] = [
      ...(options.members ?? []).map(({ user }) => ({ user, status: 'member' as const })),
      ...(options.admins ?? []).map(({ user }) => ({ user, status: 'administrator' as const })),
      { user: options.owner.user, status: 'creator' },
      { user: this.world.bot, status: botStatus },
    ];
    this.world.chats.add(chat, { kind: botStatus === 'left' ? 'left' : 'open' }, members);
    return new Group(this.world, chat, options.owner);
  }

  /** All current messages, oldest first. */
  messages(chat: Chat): readonly Message[] {
    return this.world.messages.in(chat.id);
  }

  /** Finds a message of the bot, current or future, newest first. */
  waitForMessage(
    chat: Chat,
    isWanted: (message: Message) => boolean = () => true,
    timeoutMs = DEFAULT_WAIT_MS,
  ): Promise<Message> {
    const { messages, bot } = this.world;
    return messages.changes.wait(
      () =>
        messages
          .in(chat.id)
          .findLast(
            (message) =>
              (message.from?.id === bot.id || message.sender_chat !== undefined) &&
              isWanted(message),
          ),
      timeoutMs,
      () => `No such message came to chat ${chat.id}; it shows ${this.#show(chat)}`,
    );
  }

  /** The next message that the bot sends, edits or deletes in the chat. */
  nextChange(chat: Chat, timeoutMs = DEFAULT_WAIT_MS): Promise<MessageEvent> {
    const { messages, bot } = this.world;
    return messages.changes.wait(
      (event) =>
        event?.message.chat.id === chat.id && event.message.from?.id === bot.id ? event : undefined,
      timeoutMs,
      () => `Nothing changed in chat ${chat.id}; it shows ${this.#show(chat)}`,
    );
  }

  /** The next call of `method` from now on, whether refused or not. */
  nextCall(
    method: string,
    isWanted: (call: Call) => boolean = () => true,
    timeoutMs = DEFAULT_WAIT_MS,
  ): Promise<Call> {
    return this.world.journal.added.wait(
      (call) => (call?.method === method && isWanted(call) ? call : undefined),
      timeoutMs,
      () => `The bot did not call ${method}`,
    );
  }

  /** Resolves when a bot polls or has set a webhook, so that updates will be taken. */
  botIsListening(timeoutMs = DEFAULT_WAIT_MS): Promise<true> {
    const { updates } = this.world;
    return updates.polled.wait(
      () => (updates.isPolled || this.world.webhook !== undefined ? true : undefined),
      timeoutMs,
      () => 'No bot asked for updates',
    );
  }

  #show(chat: Chat): string {
    const texts = this.messages(chat).slice(-5);
    return JSON.stringify(texts.map(({ text, caption }) => (text ?? caption ?? '').slice(0, 200)));
  }
}
