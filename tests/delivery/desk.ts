/** The real sender, store and messenger on the local Bot API; what is said is a plain line. */
import { createCourier } from '../../src/delivery/courier.js';
import { createGroupedOutbox } from '../../src/delivery/grouped-outbox.js';
import { createSender, type Sender } from '../../src/delivery/sender.js';
import type { Composer } from '../../src/domain/composer.js';
import type { Log } from '../../src/domain/log.js';
import { rest } from '../../src/domain/rest.js';
import type { ItemKind } from '../../src/domain/outbox.js';
import type { Topic } from '../../src/domain/subscription.js';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { BotClient } from '../../src/telegram/bot-client.js';
import { createMessenger } from '../../src/telegram/messenger.js';
import { quietLog } from '../telegram/quiet-log.js';

export type DeliveryDesk = {
  readonly api: BotApi;
  readonly store: Store;
  /** Moves the clock on. */
  passes(ms: number): void;
  /** Follows the one topic of these tests. */
  follow(chatId: number): Promise<void>;
  /** A batch with one story goes to the mailboxes of all who follow. */
  tell(storyId: string): Promise<void>;
  start(owner?: string): Sender;
  stop(): Promise<void>;
};

export const TOPIC: Topic = { kind: 'tag', key: 'ferries', label: '#ferries' };

export type DeskOptions = {
  readonly ratePerSecond?: number;
  /** Whether the index lacks what another process published; default: never. */
  readonly isBehind?: () => boolean;
  readonly compose?: (chatId: number, kind: ItemKind, batches: number) => string;
  /** Where the sender reports; default: nowhere. */
  readonly log?: Log;
};

export async function openDeliveryDesk(options: DeskOptions = {}): Promise<DeliveryDesk> {
  const { ratePerSecond = 1_000, compose = (chatId) => `news for ${chatId}` } = options;
  const api = await startBotApi();
  const store = await openStore('sqlite::memory:', '');
  const client = new BotClient(api.token, {
    apiRoot: api.url,
    clock: { now: () => 0 },
    log: quietLog,
  });
  const messenger = createMessenger({ client, buttons: store.buttons, log: quietLog });
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const say = (html: string) => Promise.resolve({ html, buttons: [], previewUrl: undefined });
  const composer: Composer = {
    alert: ({ chatId }, { first, last }) => say(compose(chatId, 'alert', last - first + 1)),
    digest: ({ chatId }, _until, late) => say(compose(chatId, 'digest', late.length)),
    broadcast: () => say('for all'),
  };
  const senders: Sender[] = [];
  return {
    api,
    store,
    passes(ms) {
      ahead += ms;
    },
    async follow(chatId) {
      await store.subscribers.save(
        { chatId, threadId: undefined, kind: 'private' },
        {},
        clock.now(),
      );
      await store.subscriptions.add(chatId, TOPIC, clock.now());
    },
    async tell(storyId) {
      const { batches } = store;
      const articles = [{ articleId: storyId, contentHash: storyId }];
      await batches.publish([{ storyId, articles, publishedAt: undefined }], clock.now(), 0);
      await batches.seal(clock.now(), { quietMs: 0, mostMs: 0 });
      const batch = await batches.nextToMatch();
      const topicId = (await batches.topicIds('tag', [TOPIC.key])).get(TOPIC.key) ?? 0;
      await batches.saveMatches(batch?.batchId ?? 0, [{ topicId, storyId }]);
      while (await batches.fanOut(clock.now(), 2_000)) continue;
    },
    start(owner = 'one') {
      const courier = createCourier({
        outbox: createGroupedOutbox({
          outbox: store.outbox,
          log: quietLog,
          wait: (ms) => rest(ms, new AbortController().signal),
        }),
        subscribers: store.subscribers,
        messenger,
        composer,
        batches: store.batches,
        isBehind: () => Promise.resolve(options.isBehind?.() ?? false),
        clock,
        log: quietLog,
        timeZone: 'UTC',
        ratePerSecond,
        chatGapMs: 0,
        groupGapMs: 0,
        random: () => 0,
      });
      const sender = createSender({
        outbox: store.outbox,
        courier,
        clock,
        log: options.log ?? quietLog,
        ratePerSecond,
        owner,
        takeReplies: () => 0,
        wait: (ms, signal) =>
          new Promise((resolve) => {
            const timer = setTimeout(resolve, Math.min(ms, 50));
            signal.addEventListener('abort', () => {
              clearTimeout(timer);
              resolve();
            });
          }),
      });
      senders.push(sender);
      void sender.run();
      return sender;
    },
    async stop() {
      await Promise.all(senders.map((sender) => sender.stop()));
      await api.close();
      await store.close();
    },
  };
}
