/**
 * Everything that must survive a restart: one store on SQLite or PostgreSQL, with Keyv on the same
 * connection.
 */
import type { BatchStore } from '../domain/batch.js';
import type { BroadcastStore } from '../domain/broadcast.js';
import type { ProgressStore } from '../domain/broadcast-progress.js';
import type { ButtonStore } from '../domain/button-store.js';
import type { CensusStore } from '../domain/census.js';
import type { Clock } from '../domain/clock.js';
import type { Daybook } from '../domain/daybook.js';
import type { DigestStore } from '../domain/digest.js';
import type { FeedbackStore } from '../domain/feedback.js';
import type { Inbox } from '../domain/inbox.js';
import type { Log } from '../domain/log.js';
import type { LinkStore } from '../domain/link-store.js';
import type { NoteStore } from '../domain/trouble.js';
import type { Outbox } from '../domain/outbox.js';
import type { PersonalStore } from '../domain/personal-store.js';
import type { ScratchStore } from '../domain/scratch-store.js';
import type { SubscriberStore } from '../domain/subscriber.js';
import type { SubscriptionStore, UndoStore } from '../domain/subscription.js';
import { createBatchStore } from './batch-store.js';
import { createBroadcastStore } from './broadcast-store.js';
import { createButtonStore } from './button-store.js';
import { createCensusStore } from './census-store.js';
import { createDaybook } from './daybook-store.js';
import { createDigestStore } from './digest-store.js';
import { createFeedbackStore } from './feedback-store.js';
import { createInbox } from './inbox-store.js';
import { openKeyvBackend } from './keyv-backend.js';
import { createLinkStore } from './link-store.js';
import { createNoteStore } from './note-store.js';
import { openDatabase } from './open-database.js';
import { createOutbox } from './outbox-store.js';
import { createPersonalStore } from './personal-store.js';
import { createProgressStore } from './progress-store.js';
import { createScratchStore } from './scratch-store.js';
import { type Attendance, attendServer, FILE_ATTENDANCE } from './server-company.js';
import { createStoreWatch } from './store-watch.js';
import { createSubscriberStore } from './subscriber-store.js';
import { createSubscriptionStore } from './subscription-store.js';
import { dropUnusedTerms } from './term-rows.js';
import { createUndoStore } from './undo-store.js';

/** Everything that is stored, each kind in its own store. */
export type Store = {
  readonly scratch: ScratchStore;
  readonly buttons: ButtonStore;
  readonly links: LinkStore;
  readonly undo: UndoStore;
  readonly subscribers: SubscriberStore;
  readonly subscriptions: SubscriptionStore;
  readonly personal: PersonalStore;
  readonly batches: BatchStore;
  readonly broadcasts: BroadcastStore;
  readonly progress: ProgressStore;
  readonly daybook: Daybook;
  readonly feedback: FeedbackStore;
  readonly notes: NoteStore;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly digests: DigestStore;
  readonly census: CensusStore;
  /** Other processes may run the bot on it too. */
  readonly isShared: boolean;
  /**
   * Announces to others who is using it; `undefined`: somebody is changing it as a whole. A SQLite
   * file has a lock for that.
   */
  attend(company: 'bot' | 'verb'): Promise<Attendance | undefined>;
  /** Rejects when the database cannot be read. */
  probe(): Promise<void>;
  /** Deletes what has expired, and topics without followers. */
  prune(): Promise<void>;
  close(): Promise<void>;
};

/** Optional parts of a store. */
export type StoreOptions = {
  /** A `KEYV_URL`; left out: the scratch store is part of the store itself. */
  readonly keyvUrl?: string | undefined;
  /** Is told when the store or the scratch store goes away and comes back. */
  readonly log?: Log;
  readonly clock?: Clock;
};

/**
 * `url` is a `STORE_URL`; the data folder contains the file of `sqlite:`. Rejects with one sentence
 * for the operator when the database cannot be reached or written. Only its owner can read a SQLite
 * file.
 */
export async function openStore(
  url: string,
  dataFolder: string,
  { keyvUrl, log, clock = { now: () => Date.now() } }: StoreOptions = {},
): Promise<Store> {
  const watch = createStoreWatch();
  const { db, dialect } = await openDatabase(url, dataFolder, watch);
  if (log !== undefined) watch.begin(log, clock);
  const backend = await openKeyvBackend(keyvUrl, dataFolder, db);
  const scratch = createScratchStore(backend.keyv, log);
  return {
    scratch,
    buttons: createButtonStore(scratch, clock),
    links: createLinkStore(scratch),
    undo: createUndoStore(scratch),
    subscribers: createSubscriberStore(db),
    subscriptions: createSubscriptionStore(db, dialect),
    personal: createPersonalStore(db, dialect, scratch),
    batches: createBatchStore(db, dialect),
    broadcasts: createBroadcastStore(db, dialect),
    progress: createProgressStore(db),
    daybook: createDaybook(db),
    feedback: createFeedbackStore(db),
    notes: createNoteStore(db),
    outbox: createOutbox(db, dialect),
    inbox: createInbox(db, dialect),
    digests: createDigestStore(db, dialect),
    census: createCensusStore(db),
    isShared: dialect === 'postgres',
    attend: (company) =>
      dialect === 'postgres' ? attendServer(db, company) : Promise.resolve(FILE_ATTENDANCE),
    async probe() {
      await db.selectFrom('meta').select('key').limit(1).execute();
    },
    async prune() {
      await db.transaction().execute((tx) => dropUnusedTerms(tx, dialect));
      await backend.prune(clock.now());
    },
    async close() {
      await backend.close();
      await db.destroy();
    },
  };
}
