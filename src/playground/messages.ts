/** Every message as it is shown now, by chat. */
import { Signal } from './signal.js';
import type { Message } from './telegram.js';

export type MessageEvent = {
  readonly kind: 'sent' | 'edited' | 'deleted';
  readonly message: Message;
};

type MessageDraft = Omit<Message, 'message_id'>;

export class Messages {
  readonly changes = new Signal<MessageEvent>();
  readonly #byChat = new Map<number, Map<number, Message>>();
  #lastId = 0;

  /** Ids rise over all chats, so that an id of another chat is never taken for one's own. */
  add(draft: MessageDraft): Message {
    const message: Message = { message_id: ++this.#lastId, ...draft };
    const shown = this.#byChat.get(message.chat.id) ?? new Map<number, Message>();
    this.#byChat.set(message.chat.id, shown.set(message.message_id, message));
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

  /** Oldest first. */
  in(chatId: number): readonly Message[] {
    return [...(this.#byChat.get(chatId)?.values() ?? [])];
  }
}
