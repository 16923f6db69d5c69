/** Runs work in order within a chat, and in parallel across chats. */

/** The waiting work, by chat. */
export type ChatQueue = {
  /**
   * Adds work that never rejects, and resolves when it is done; `undefined`: too much is waiting,
   * in this chat or overall.
   */
  add(chatId: number, work: () => Promise<void>): Promise<void> | undefined;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
};

const MAX_PER_CHAT = 50;
const MAX_WAITING = 5_000;

/** An empty queue. `onFull` is called once until everything that was waiting is done. */
export function createChatQueue(onFull: (chatId: number) => void = () => undefined): ChatQueue {
  const chats = new Map<number, { last: Promise<void>; waiting: number }>();
  const full = new Set<number>();
  let waiting = 0;

  return {
    add(chatId, work) {
      const chat = chats.get(chatId) ?? { last: Promise.resolve(), waiting: 0 };
      if (chat.waiting >= MAX_PER_CHAT || waiting >= MAX_WAITING) {
        if (!full.has(chatId)) onFull(chatId);
        full.add(chatId);
        return undefined;
      }
      chat.waiting += 1;
      waiting += 1;
      chats.set(chatId, chat);
      chat.last = chat.last.then(work).finally(() => {
        chat.waiting -= 1;
        waiting -= 1;
        if (chat.waiting > 0) return;
        chats.delete(chatId);
        full.delete(chatId);
        if (waiting === 0) full.clear();
      });
      return chat.last;
    },

    async idle() {
      while (chats.size > 0) await Promise.all([...chats.values()].map(({ last }) => last));
    },
  };
}
