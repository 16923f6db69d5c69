/** A group or channel, and what its owner does with the bot. */
import type { Person } from './person.js';
import type { Chat, ChatMember, MemberStatus, Message } from './telegram.js';
import { typedText } from './formatted-text.js';
import type { World } from './world.js';

/** One of the six colours that Telegram gives to topics. */
const TOPIC_COLOUR = 0x6fb9f0;

/** A group or channel in the hands of its owner. */
export class Group {
  #chat: Chat;

  constructor(
    private readonly world: World,
    chat: Chat,
    readonly owner: Person,
  ) {
    this.#chat = chat;
  }

  /** The current chat; a different one after an upgrade. */
  get chat(): Chat {
    return this.#chat;
  }

  /**
   * Opens a forum topic and returns its thread id, which is the id of the message that announces
   * it.
   */
  opensTopic(name: string): number {
    const opening = this.#announces({ forum_topic_created: { name, icon_color: TOPIC_COLOUR } });
    this.world.chats.addTopic(this.#chat.id, opening.message_id, name);
    return opening.message_id;
  }

  /** Lets somebody in, or changes their role; Telegram does not tell the bot. */
  admits(person: Person, status: MemberStatus = 'member'): void {
    this.world.chats.setMember(this.#chat.id, person.user, status);
  }

  /** Adds the bot, or takes its admin rights away. */
  addsBot(): void {
    const isNew = !isThere(this.world.chats.member(this.#chat.id, this.world.bot).status);
    this.#changeBot('member');
    if (isNew) this.#announces({ new_chat_members: [this.world.bot] });
  }

  promotesBot(): void {
    this.#changeBot('administrator');
  }

  /** The bot is told that it was removed, but sees no more messages of the group. */
  removesBot(): void {
    this.#changeBot('kicked');
    this.#announces({ left_chat_member: this.world.bot });
  }

  /** Posts something as a channel, in its own name. */
  posts(text: string): Message {
    const { text: shown, entities } = typedText(text);
    const message = this.world.messages.add({
      chat: this.#chat,
      sender_chat: this.#chat,
      date: this.world.seconds(),
      text: shown,
      entities,
    });
    this.world.updates.add({ channel_post: message });
    return message;
  }

  /**
   * Becomes a supergroup with another id; the old one refuses everything from then on. Telegram tells
   * the bot of the new chat as if it had joined it (https://github.com/tdlib/telegram-bot-api/issues/266).
   */
  upgrades(): void {
    const { chats, messages, updates, bot } = this.world;
    const before = this.#chat;
    const after: Chat = { ...before, id: -1_000_000_000_000 + before.id, type: 'supergroup' };
    chats.add(after, { kind: 'open' }, chats.members(before.id));
    chats.setStanding(before.id, { kind: 'moved', chatId: after.id });
    this.#chat = after;
    if (isThere(chats.member(after.id, bot).status))
      this.#tellsOfBot({ user: bot, status: 'left' });
    const notice = messages.add({
      chat: before,
      from: this.owner.user,
      date: this.world.seconds(),
      migrate_to_chat_id: after.id,
    });
    if (chats.member(after.id, bot).status !== 'left') updates.add({ message: notice });
  }

  /** A service message of the group; the bot sees all of these while it is a member. */
  #announces(
    news: Pick<Message, 'new_chat_members' | 'left_chat_member' | 'forum_topic_created'>,
  ): Message {
    const { bot, chats, messages, updates } = this.world;
    const message = messages.add({
      chat: this.#chat,
      from: this.owner.user,
      date: this.world.seconds(),
      ...news,
    });
    if (isThere(chats.member(this.#chat.id, bot).status)) updates.add({ message });
    return message;
  }

  #changeBot(status: MemberStatus): void {
    const { chats, bot } = this.world;
    const old = chats.member(this.#chat.id, bot);
    chats.setMember(this.#chat.id, bot, status);
    chats.setStanding(this.#chat.id, { kind: status === 'kicked' ? 'kicked' : 'open' });
    this.#tellsOfBot(old);
  }

  #tellsOfBot(before: ChatMember): void {
    const { chats, bot, updates } = this.world;
    updates.add({
      my_chat_member: {
        chat: this.#chat,
        from: this.owner.user,
        date: this.world.seconds(),
        old_chat_member: before,
        new_chat_member: chats.member(this.#chat.id, bot),
      },
    });
  }
}

function isThere(status: MemberStatus): boolean {
  return status !== 'left' && status !== 'kicked';
}
