/** The scheduled jobs of the delivery line. */
import { statfs } from 'node:fs/promises';
import type { Config } from './config/config.js';
import type { Library } from './content/library.js';
import { type AdminNoteParts, noteTroubles } from './delivery/admin-note.js';
import { showProgress } from './delivery/broadcast-progress.js';
import type { Courier } from './delivery/courier.js';
import { planDigests } from './delivery/digest-planner.js';
import { fanOut, fanOutBroadcasts, forgetOld } from './delivery/fan-out.js';
import type { Matcher } from './delivery/matcher.js';
import type { Publisher } from './delivery/publisher.js';
import type { Clock } from './domain/clock.js';
import type { Language } from './domain/language.js';
import type { Log } from './domain/log.js';
import type { Messenger } from './domain/message.js';
import type { Job } from './scheduler/scheduler.js';
import type { Store } from './storage/open-store.js';
import type { Texts } from './views/texts.js';

/** What the jobs need. */
export type DeliveryJobsParts = {
  readonly config: Config;
  readonly library: Library;
  readonly store: Store;
  readonly publisher: Publisher;
  readonly matcher: Matcher;
  readonly courier: Courier;
  readonly messenger: Messenger;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly log: Log;
};

/** Every job of the line. */
export function deliveryJobs(parts: DeliveryJobsParts): readonly Job[] {
  const { config, store, publisher, courier, messenger, clock, log } = parts;
  const { outbox } = store;
  const settle = {
    quietMs: config.ALERT_SETTLE_SECONDS * 1_000,
    mostMs: config.ALERT_SETTLE_MAX_SECONDS * 1_000,
  };
  const noteParts = adminNoteParts(parts);
  return [
    {
      name: 'news',
      everySeconds: 1,
      async run() {
        await publisher.publish();
        await fanOut({ batches: store.batches, matcher: parts.matcher }, settle, clock);
      },
    },
    { name: 'broadcasts', everySeconds: 1, run: () => fanOutBroadcasts(store.broadcasts, clock) },
    {
      name: 'broadcast progress',
      everySeconds: 1,
      run: () => showProgress({ ...store, messenger, texts: parts.texts, clock, log }),
    },
    {
      name: 'digests',
      everySeconds: 20,
      async run() {
        await outbox.count(await planDigests(store.digests, clock, config.TIMEZONE));
      },
    },
    {
      name: 'reap',
      everySeconds: 5,
      async run() {
        const freed = await outbox.reap(clock.now());
        if (freed > 0) log.warn({ chats: freed }, 'A sender disappeared; its chats were released');
        await outbox.count(courier.takeCounts());
      },
    },
    { name: 'admin note', everySeconds: 600, run: () => noteTroubles(noteParts) },
    {
      name: 'forget',
      everySeconds: 3_600,
      async run() {
        await forgetOld(store, clock);
        await store.prune();
      },
    },
  ];
}

function adminNoteParts({ config, store, ...rest }: DeliveryJobsParts): AdminNoteParts {
  return {
    ...rest,
    outbox: store.outbox,
    notes: store.notes,
    subscribers: store.subscribers,
    adminIds: config.ADMIN_IDS,
    defaultLanguage: config.DEFAULT_LANGUAGE,
    timeZone: config.TIMEZONE,
    freeBytes: () => freeBytes(config.DATA_DIR),
  };
}

async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // Some network mounts do not report free space; if it runs out, other checks notice.
    return undefined;
  }
}
