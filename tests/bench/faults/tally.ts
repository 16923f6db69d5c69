/** What went wrong in a run, counted from the ledger. */
import type { Sending } from './ledger.js';

/** Messages of all chats, and what should be zero. */
export type Tally = {
  readonly messages: number;
  /** Pairs of chat and story that were never heard. */
  readonly lost: number;
  /** Pairs that were heard again. */
  readonly duplicates: number;
  /** Messages whose story is older than one that the chat heard before. */
  readonly outOfOrder: number;
};

/** Counts over all chats; stories must have been told in the order of their numbers. */
export function tally(
  sendings: readonly Sending[],
  { chatIds, stories }: { readonly chatIds: readonly number[]; readonly stories: number },
): Tally {
  const byChat = new Map<number, Sending[]>(chatIds.map((chatId) => [chatId, []]));
  for (const sending of sendings)
    if (sending.outcome === 'sent') byChat.get(sending.chatId)?.push(sending);
  let [messages, lost, duplicates, outOfOrder] = [0, 0, 0, 0];
  for (const ofChat of byChat.values()) {
    const heard = new Set<number>();
    let newest = 0;
    for (const sending of ofChat) {
      const fresh = sending.stories.filter((story) => !heard.has(story));
      messages += 1;
      duplicates += sending.stories.length - fresh.length;
      if (fresh.some((story) => story < newest)) outOfOrder += 1;
      for (const story of fresh) heard.add(story);
      newest = Math.max(newest, ...fresh);
    }
    lost += stories - heard.size;
  }
  return { messages, lost, duplicates, outOfOrder };
}

/** A story that a chat was never told. */
export type Untold = { readonly chatId: number; readonly story: number };

/** Every pair of chat and story that was never heard; stories count from 1. */
export function untold(
  sendings: readonly Sending[],
  { chatIds, stories }: { readonly chatIds: readonly number[]; readonly stories: number },
): readonly Untold[] {
  const heard = new Set(
    sendings
      .filter(({ outcome }) => outcome === 'sent')
      .flatMap(({ chatId, stories: told }) => told.map((story) => `${chatId} ${story}`)),
  );
  const numbers = Array.from({ length: stories }, (_, index) => index + 1);
  return chatIds.flatMap((chatId) =>
    numbers.filter((story) => !heard.has(`${chatId} ${story}`)).map((story) => ({ chatId, story })),
  );
}

/** The most calls within any second that ends with one of them, and within it. */
export function densestSecond(sendings: readonly Pick<Sending, 'at'>[]): number {
  const times = sendings.map(({ at }) => at).sort((one, other) => one - other);
  let [first, most] = [0, 0];
  times.forEach((at, index) => {
    while (at - (times[first] ?? at) >= 1_000) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Answers of calls decided so shortly before may not have reached the bot, or not its store. */
const BEFORE_MS = 250;
/** Calls that were on their way are decided within that time. */
const AFTER_MS = 150;

/** How many messages were between the bot and its store when it was killed. */
export function inFlightAt(sendings: readonly Sending[], killedAt: number): number {
  return sendings.filter(
    ({ at, outcome }) =>
      outcome === 'sent' && at >= killedAt - BEFORE_MS && at <= killedAt + AFTER_MS,
  ).length;
}

/** How long after the kill the next process sent; `undefined`: nothing was sent any more. */
export function recoveryMs(sendings: readonly Sending[], killedAt: number): number | undefined {
  const next = sendings.find(({ at }) => at > killedAt + AFTER_MS);
  return next === undefined ? undefined : next.at - killedAt;
}

/** The value that a share of the numbers does not exceed; 0 for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
