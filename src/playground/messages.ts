/** The current version of every message, by chat. */
import { Signal } from './signal.js';
import type { Message } from './telegram.js';

/** A message that was sent, changed or deleted. */
export type MessageEvent = {
  readonly kind: 'sent' | 'edited' | 'deleted';
  readonly message: Message;
};

/** Every message of every chat, and the last number that was assigned. */
export type MessagesState = { readonly lastId: number; readonly shown: readonly Message[] };

type MessageDraft = Omit<Message, 'message_id'>;

/** Stores messages, and notifies listeners. */
export class Messages {
  readonly changes = new Signal<MessageEvent>();
  readonly #byChat = new Map<number, Map<number, Message>>();
  #lastId = 0;

  /** Ids rise across all chats, so that an id can never be mistaken for one of another chat. */
  add(draft: MessageDraft): Message {
    const message: Message = { message_id: ++this.#lastId, ...draft };
    this.#put(message);
    this.changes.emit({ kind: 'sent', message });
    return message;
  }

  replace(message: Message): void {
    this.#byChat.get(message.chat.id)?.set(message.message_id, message);
    this.changes.emit({ kind: 'edited', message });
  }

  delete(message: Message): void {
    this.#byChat.get(message.chat.id)?.delete(message.message_id);
    this.changes.emit({ kind: 'deleted', message });
  }

  get(chatId: number, messageId: number): Message | undefined {
    return this.#byChat.get(chatId)?.get(messageId);
  }

  /** The newest of each chat, `limit` at most. */
  state(limit: number): MessagesState {
    const chatIds = [...this.#byChat.keys()];
    const shown = chatIds.flatMap((chatId) => this.in(chatId).slice(-limit));
    return { lastId: this.#lastId, shown };
  }

  /** Restores the messages of an earlier world without notifying anybody. */
  restore({ lastId, shown }: MessagesState): void {
    this.#lastId = Math.max(lastId, ...shown.map((message) => message.message_id));
    for (const message of shown) this.#put(message);
  }

  /** Oldest first. */
  in(chatId: number): readonly Message[] {
    return [...(this.#byChat.get(chatId)?.values() ?? [])];
  }

  #put(message: Message): void {
    const shown = this.#byChat.get(message.chat.id) ?? new Map<number, Message>();
    this.#byChat.set(message.chat.id, shown.set(message.message_id, message));
  }
}
