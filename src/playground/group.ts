/** A group or channel, and what its owner does with the bot. */
import type { Person } from './person.js';
import type { Chat, MemberStatus, Message } from './telegram.js';
import { typedText } from './formatted-text.js';
import type { World } from './world.js';

export class Group {
  #chat: Chat;

  constructor(
    private readonly world: World,
    chat: Chat,
    readonly owner: Person,
  ) {
    this.#chat = chat;
  }

  /** The chat as it is now; another one after an upgrade. */
  get chat(): Chat {
    return this.#chat;
  }

  /** Opens a forum topic and returns its thread id. */
  opensTopic(name: string): number {
    const opening = this.world.messages.add({
      chat: this.#chat,
      from: this.owner.user,
      date: this.world.seconds(),
      text: name,
    });
    this.world.chats.addTopic(this.#chat.id, opening.message_id, name);
    return opening.message_id;
  }

  admits(person: Person, status: MemberStatus = 'member'): void {
    this.world.chats.setMember(this.#chat.id, person.user, status);
  }

  addsBot(): void {
    this.#changeBot('member');
  }

  promotesBot(): void {
    this.#changeBot('administrator');
  }

  removesBot(): void {
    this.#changeBot('kicked');
  }

  /** Says something as a channel, in its own name. */
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

  /** Becomes a supergroup with another id; the old one refuses everything from then on. */
  upgrades(): void {
    const { chats, messages, updates, bot } = this.world;
    const before = this.#chat;
    const after: Chat = { ...before, id: -1_000_000_000_000 + before.id, type: 'supergroup' };
    chats.add(after, { kind: 'open' }, chats.members(before.id));
    chats.setStanding(before.id, { kind: 'moved', chatId: after.id });
    this.#chat = after;
    const notice = messages.add({
      chat: before,
      from: this.owner.user,
      date: this.world.seconds(),
      migrate_to_chat_id: after.id,
    });
    if (chats.member(after.id, bot).status !== 'left') updates.add({ message: notice });
  }

  #changeBot(status: MemberStatus): void {
    const { chats, bot, updates } = this.world;
    const old = chats.member(this.#chat.id, bot);
    chats.setMember(this.#chat.id, bot, status);
    chats.setStanding(this.#chat.id, { kind: status === 'kicked' ? 'kicked' : 'open' });
    updates.add({
      my_chat_member: {
        chat: this.#chat,
        from: this.owner.user,
        date: this.world.seconds(),
        old_chat_member: old,
        new_chat_member: { user: bot, status },
      },
    });
  }
}
