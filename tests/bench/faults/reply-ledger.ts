/** Which updates have been answered, how often, and in which order within a chat. */
import type { BotApi } from '../../../src/playground/bot-api.js';

/** What went wrong with answers. */
export type ReplyTally = {
  /** Updates that nobody answered. */
  readonly lost: number;
  /** Answers beyond the first of each update. */
  readonly duplicates: number;
  /** First answers that came after one to a later update of the same chat. */
  readonly outOfOrder: number;
};

/** Matches answers with the updates that were brought. */
export type ReplyLedger = {
  /** The update of that chat is brought now. */
  expect(updateId: number, chatId: number): void;
  /** How many updates have been answered. */
  answered(): number;
  /** When the update was first answered; `undefined`: it was not. */
  answeredAt(updateId: number): number | undefined;
  /** The numbers of updates that were brought and not answered. */
  unanswered(): readonly number[];
  /** What was said to these chats that is the answer to no update, as to be patient, and how often. */
  otherWords(): ReadonlyMap<string, number>;
  tally(): ReplyTally;
  /** From bringing an update to its first answer, in milliseconds. */
  readonly waits: readonly number[];
  /** When each answer went out. */
  readonly times: readonly number[];
};

const MAX_WORDS_CHARS = 60;

/** Notes every answer that names an update as `n` and its number, which is at least `first`. */
export function createReplyLedger(api: BotApi, first: number): ReplyLedger {
  const broughtAt = new Map<number, number>();
  const answers = new Map<number, number>();
  const firstAt = new Map<number, number>();
  const newest = new Map<number, number>();
  const chatIds = new Set<number>();
  const otherWords = new Map<string, number>();
  const [waits, times]: [number[], number[]] = [[], []];
  let outOfOrder = 0;
  api.journal.added.on(({ method, params, at, result }) => {
    if (method !== 'sendMessage' || result === undefined) return;
    const updateId = Number(/\bn(\d{7,})\b/.exec(String(params['text']))?.[1] ?? 0);
    const chatId = Number(params['chat_id']);
    if (updateId < first) {
      const words = String(params['text']).slice(0, MAX_WORDS_CHARS);
      if (chatIds.has(chatId)) otherWords.set(words, (otherWords.get(words) ?? 0) + 1);
      return;
    }
    times.push(at);
    const earlier = answers.get(updateId) ?? 0;
    answers.set(updateId, earlier + 1);
    if (earlier > 0) return;
    firstAt.set(updateId, at);
    waits.push(at - (broughtAt.get(updateId) ?? at));
    const last = newest.get(chatId) ?? 0;
    if (updateId < last) outOfOrder += 1;
    newest.set(chatId, Math.max(last, updateId));
  });
  return {
    expect(updateId, chatId) {
      broughtAt.set(updateId, Date.now());
      chatIds.add(chatId);
    },
    answered: () => answers.size,
    answeredAt: (updateId) => firstAt.get(updateId),
    unanswered: () => [...broughtAt.keys()].filter((updateId) => !answers.has(updateId)),
    otherWords: () => otherWords,
    tally: () => ({
      lost: broughtAt.size - answers.size,
      duplicates: [...answers.values()].reduce((sum, count) => sum + count - 1, 0),
      outOfOrder,
    }),
    waits,
    times,
  };
}
