/** Everything that the local Telegram knows: one bot, its chats, and what goes back and forth. */
import { randomUUID } from 'node:crypto';
import { Chats } from './chats.js';
import { CommandMenu } from './command-menu.js';
import { Faults } from './faults.js';
import { FloodLimit } from './flood-limit.js';
import type { FloodRates } from './flood-limit.js';
import { Journal } from './journal.js';
import { Messages } from './messages.js';
import type { Upload } from './params.js';
import { Queries } from './queries.js';
import type { CallbackQueries, InlineQueries } from './queries.js';
import { Signal } from './signal.js';
import type { StoredFile, User } from './telegram.js';
import { UpdateQueue } from './update-queue.js';
import { WebhookCourier } from './webhook-courier.js';
import type { Webhook } from './webhook-courier.js';

/** The properties of the local Telegram. */
export type WorldOptions = {
  readonly token: string;
  readonly botUsername: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** `undefined`: no limit. */
  readonly rates: FloodRates | undefined;
  /** How long a tap waits for its answer. */
  readonly queryLifetimeSeconds: number;
  /** Whether the bot sees every message of a group. */
  readonly canReadAllGroupMessages: boolean;
  /** Telegram requires https, which a test on one machine cannot provide. */
  readonly canUseHttpWebhooks: boolean;
  /** How long the next call takes: half of it passes before it is carried out, half after. */
  readonly latencyMs: (() => number) | undefined;
};

/** The bot's texts about itself in one language. */
export type BotTexts = { name: string; description: string; shortDescription: string };

/** No more updates than this arrive in a millisecond. */
const MAX_UPDATES_PER_MS = 100;

/** One world for each Bot API. */
export class World {
  readonly bot: User;
  readonly chats = new Chats();
  readonly messages = new Messages();
  readonly updates: UpdateQueue;
  readonly menu = new CommandMenu();
  readonly menuChanges = new Signal<undefined>();
  readonly actions = new Signal<{ readonly chatId: number; readonly action: string }>();
  readonly faults = new Faults();
  readonly journal = new Journal();
  readonly callbacks: CallbackQueries;
  readonly inlines: InlineQueries;
  readonly flood: FloodLimit | undefined;
  /** By language code, '' for all others. */
  readonly texts = new Map<string, BotTexts>();
  webhook: Webhook | undefined;
  #courier: WebhookCourier | undefined;
  readonly #files = new Map<string, Upload>();

  constructor(readonly options: WorldOptions) {
    const id = Number(/^(\d+):/.exec(options.token)?.[1] ?? 1);
    // Later worlds continue with higher numbers, however many updates there were.
    this.updates = new UpdateQueue(Math.floor(options.now()) * MAX_UPDATES_PER_MS);
    this.bot = { id, is_bot: true, first_name: 'Paperboy', username: options.botUsername };
    this.callbacks = new Queries(options.queryLifetimeSeconds, options.now);
    this.inlines = new Queries(options.queryLifetimeSeconds, options.now);
    this.flood =
      options.rates === undefined ? undefined : new FloodLimit(options.rates, options.now);
  }

  /** Unix time in whole seconds. */
  seconds(): number {
    return Math.floor(this.options.now() / 1000);
  }

  /** From now on updates go there; `undefined`: they wait for a poller. */
  setWebhook(webhook: Webhook | undefined): void {
    this.#courier?.stop();
    this.webhook = webhook;
    this.#courier = webhook === undefined ? undefined : new WebhookCourier(this.updates, webhook);
    const courier = this.#courier;
    this.updates.onAdded =
      courier === undefined
        ? undefined
        : () => {
            courier.wake();
          };
    courier?.wake();
    this.updates.polled.emit(undefined);
  }

  /** Stored under a new id, or under the one that it had in another world. */
  keep(upload: Upload, id: string = randomUUID()): StoredFile {
    this.#files.set(id, upload);
    return {
      file_id: id,
      file_unique_id: id.slice(0, 8),
      file_size: upload.bytes.length,
      file_name: upload.fileName,
      mime_type: upload.mimeType,
    };
  }

  /** What the bot has uploaded; `undefined` for an unknown id. */
  file(fileId: string): Upload | undefined {
    return this.#files.get(fileId);
  }
}
