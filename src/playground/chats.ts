/** The people and chats of the playground, and the bot's standing in each. */
import { Refusal, badRequest, forbidden } from './refusal.js';
import { Signal } from './signal.js';
import type { Chat, ChatMember, MemberStatus, User } from './telegram.js';

/**
 * Whether the bot may write there. `silent`: the person has never written to the bot. `moved`: a
 * group that became the supergroup `chatId`.
 */
export type Standing =
  | { readonly kind: 'open' | 'silent' | 'blocked' | 'deactivated' | 'kicked' | 'left' }
  | { readonly kind: 'moved'; readonly chatId: number };

/** A chat's standing and members, in a form that can be saved. */
export type RoomState = {
  readonly chatId: number;
  readonly standing: Standing;
  readonly members: readonly ChatMember[];
  readonly topics: readonly { readonly id: number; readonly name: string }[];
};

type Room = {
  chat: Chat;
  standing: Standing;
  readonly members: Map<number, ChatMember>;
  /** Names of forum topics by thread id. */
  readonly topics: Map<number, string>;
};

/** Holds the chats, and refuses what the bot may not do in them. */
export class Chats {
  /** Somebody joined, left or changed roles, or a topic was opened. */
  readonly changes = new Signal<undefined>();
  readonly #rooms = new Map<number, Room>();
  readonly #users = new Map<number, User>();

  add(chat: Chat, standing: Standing, members: readonly ChatMember[]): void {
    const byId = new Map(members.map((member) => [member.user.id, member]));
    this.#rooms.set(chat.id, { chat, standing, members: byId, topics: new Map() });
    for (const { user } of members) this.#users.set(user.id, user);
  }

  /** `undefined` for an id that nobody has. */
  get(chatId: number): Chat | undefined {
    return this.#rooms.get(chatId)?.chat;
  }

  all(): readonly Chat[] {
    return [...this.#rooms.values()].map((room) => room.chat);
  }

  user(userId: number): User | undefined {
    return this.#users.get(userId);
  }

  standing(chatId: number): Standing {
    return this.#rooms.get(chatId)?.standing ?? { kind: 'left' };
  }

  setStanding(chatId: number, standing: Standing): void {
    const room = this.#rooms.get(chatId);
    if (room !== undefined) room.standing = standing;
    this.changes.emit(undefined);
  }

  /** The current state of every chat. */
  states(): readonly RoomState[] {
    return [...this.#rooms].map(([chatId, { standing, members, topics }]) => ({
      chatId,
      standing,
      members: [...members.values()],
      topics: [...topics].map(([id, name]) => ({ id, name })),
    }));
  }

  /** Restores a chat's earlier state; does nothing if there is no such chat. */
  restore({ chatId, standing, members, topics }: RoomState): void {
    const room = this.#rooms.get(chatId);
    if (room === undefined) return;
    room.standing = standing;
    for (const member of members) {
      if (room.members.has(member.user.id)) room.members.set(member.user.id, member);
    }
    for (const { id, name } of topics) room.topics.set(id, name);
  }

  addTopic(chatId: number, threadId: number, name: string): void {
    this.#rooms.get(chatId)?.topics.set(threadId, name);
    this.changes.emit(undefined);
  }

  /** Names by thread id; empty outside forums. */
  topics(chatId: number): ReadonlyMap<number, string> {
    return this.#rooms.get(chatId)?.topics ?? new Map<number, string>();
  }

  members(chatId: number): readonly ChatMember[] {
    return [...(this.#rooms.get(chatId)?.members.values() ?? [])];
  }

  /** `left` for somebody who was never there. */
  member(chatId: number, user: User): ChatMember {
    return this.#rooms.get(chatId)?.members.get(user.id) ?? { user, status: 'left' };
  }

  setMember(chatId: number, user: User, status: MemberStatus): void {
    this.#rooms.get(chatId)?.members.set(user.id, { user, status });
    this.#users.set(user.id, user);
    this.changes.emit(undefined);
  }

  /** The chat named in a call (`chat_id`, a number or `@name`), if the bot may read it. */
  find(chatId: string): Chat | Refusal {
    if (chatId === '') return badRequest('chat_id is empty');
    const name = chatId.startsWith('@') ? chatId.slice(1).toLowerCase() : undefined;
    const chat =
      name === undefined
        ? this.get(Number(chatId))
        : this.all().find((other) => other.username?.toLowerCase() === name);
    return chat ?? badRequest('chat not found');
  }

  /** The same, if the bot may write there. */
  findWritable(chatId: string): Chat | Refusal {
    const chat = this.find(chatId);
    if (chat instanceof Refusal) return chat;
    const standing = this.standing(chat.id);
    const kind = chat.type === 'channel' ? 'channel chat' : `${chat.type} chat`;
    switch (standing.kind) {
      case 'open':
        return chat;
      case 'silent':
        return forbidden("bot can't initiate conversation with a user");
      case 'blocked':
        return forbidden('bot was blocked by the user');
      case 'deactivated':
        return forbidden('user is deactivated');
      case 'kicked':
        return forbidden(`bot was kicked from the ${kind}`);
      case 'left':
        return forbidden(`bot is not a member of the ${kind}`);
      case 'moved':
        return badRequest('group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: standing.chatId,
        });
    }
  }
}
