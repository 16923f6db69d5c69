/** What the local Telegram was asked to send, call by call, and who has heard which story. */
import type { BotApi } from '../../../src/playground/bot-api.js';
import type { Call } from '../../../src/playground/journal.js';

/** A call that wanted to say something to a chat. */
export type Sending = {
  readonly chatId: number;
  /** Milliseconds since 1970, when Telegram decided about it. */
  readonly at: number;
  /** `sent`: the chat shows the message, whatever the bot was told. */
  readonly outcome: 'sent' | 'refused' | 'faulty';
  /** The numbers of the stories in it. */
  readonly stories: readonly number[];
  readonly isSilent: boolean;
};

/** What was sent since the ledger was begun. */
export type Ledger = {
  /** In the order in which Telegram decided. */
  readonly sendings: readonly Sending[];
  /** How many pairs of follower and story have been heard; who asks for a story is no follower. */
  heard(): number;
  /** Resolves when the condition holds, asked at each call; rejects with the sentence after the limit. */
  until(isTrue: () => boolean, limitMs: number, sentence: string): Promise<void>;
};

/** Notes every call from now on. */
export function keepLedger(api: BotApi, isFollower: (chatId: number) => boolean): Ledger {
  const sendings: Sending[] = [];
  const pairs = new Set<string>();
  api.journal.added.on((call) => {
    if (call.method !== 'sendMessage') return;
    const sending = toSending(call);
    sendings.push(sending);
    if (sending.outcome !== 'sent' || !isFollower(sending.chatId)) return;
    for (const story of sending.stories) pairs.add(`${sending.chatId} ${story}`);
  });
  return {
    sendings,
    heard: () => pairs.size,
    until: async (isTrue, limitMs, sentence) => {
      await api.journal.added.wait(
        () => (isTrue() ? true : undefined),
        limitMs,
        () => `${sentence}, heard ${pairs.size} in ${sendings.length} calls`,
      );
    },
  };
}

function toSending({ params, at, result, refusal }: Call): Sending {
  const text = typeof params['text'] === 'string' ? params['text'] : '';
  return {
    chatId: Number(params['chat_id']),
    at,
    outcome: result !== undefined ? 'sent' : refusal !== undefined ? 'refused' : 'faulty',
    stories: [...new Set([...text.matchAll(/Story (\d+)\b/g)].map(([, number]) => Number(number)))],
    isSilent: String(params['disable_notification']) === 'true',
  };
}
