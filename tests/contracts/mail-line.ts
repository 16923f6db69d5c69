/** From a follower to a message in the mailbox and out of it, on the store of a contract. */
import type { StoryStamp } from '../../src/domain/batch.js';
import type { Claim } from '../../src/domain/outbox.js';
import type { Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';

export const T0 = Date.parse('2021-07-01T12:00+08:00');
export const MINUTE = 60_000;
export const SETTLE = { quietMs: 10_000, mostMs: 60_000 };

export const FERRIES: Topic = { kind: 'tag', key: '渡轮', label: '#渡輪' };
export const TRAMS: Topic = { kind: 'tag', key: '电车', label: '#電車' };

export const story = (id: string, hash = `${id}-text`): StoryStamp => ({
  storyId: id,
  articles: [{ articleId: `${id}.md`, contentHash: hash }],
  publishedAt: T0,
});

export type MailLine = {
  /** A private chat that follows these topics. */
  readonly follow: (chatId: number, ...topics: readonly Topic[]) => Promise<void>;
  /** Publishes stories on ferries and takes them to the mailboxes; the number of their batch. */
  readonly tell: (now: number, ...stories: readonly StoryStamp[]) => Promise<number>;
  readonly claim: (now: number, limit?: number) => Promise<readonly Claim[]>;
  /** All that was claimed is sent; with a batch it is a message that told it. */
  readonly ack: (held: Claim, now: number, batchId?: number) => Promise<void>;
};

/** A line on the store that is open when it is used. */
export function createMailLine(getStore: () => Store): MailLine {
  return {
    async follow(chatId, ...topics) {
      const { subscribers, subscriptions } = getStore();
      await subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, T0);
      for (const topic of topics) await subscriptions.add(chatId, topic, T0);
    },

    async tell(now, ...stories) {
      const { batches } = getStore();
      await batches.publish(stories, now, 0);
      await batches.seal(now + MINUTE, SETTLE);
      const batch = await batches.nextToMatch();
      if (batch !== undefined) {
        const ids = await batches.topicIds('tag', [FERRIES.key]);
        const topicId = ids.get(FERRIES.key) ?? 0;
        const matches = batch.storyIds.map((storyId) => ({ topicId, storyId }));
        await batches.saveMatches(batch.batchId, matches);
      }
      while (await batches.fanOut(now + MINUTE, 2)) continue;
      return batch?.batchId ?? 0;
    },

    claim: (now, limit = 10) =>
      getStore().outbox.claim({ owner: 'one', now, leaseMs: 30_000, limit }),

    ack: (held, now, batchId) =>
      getStore().outbox.ack(held, {
        items: held.items,
        sent: batchId === undefined ? undefined : { messageId: 5, batchIds: [batchId] },
        nextAt: now + 1_000,
        now,
      }),
  };
}
