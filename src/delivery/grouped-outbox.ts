/** An outbox that writes the ends of several deliveries together. */
import type { Log } from '../domain/log.js';
import type { Ended, Outbox } from '../domain/outbox.js';
import { isStoreAway } from '../domain/store-away.js';

/** What grouping needs. */
export type GroupedOutboxParts = {
  readonly outbox: Outbox;
  readonly log: Log;
  /** Resolves after this many milliseconds, or sooner when the bot stops. */
  readonly wait: (ms: number) => Promise<void>;
};

type Waiting = {
  readonly ended: Ended;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Deliveries that end this soon after a group was written go into the next group. */
const GROUP_MS = 25;

/**
 * An `ack` resolves when it is safely stored; it is written at once if none was written recently. A
 * group that cannot be written is retried one by one, so that one bad entry does not affect the
 * others.
 */
export function createGroupedOutbox({ outbox, log, wait }: GroupedOutboxParts): Outbox {
  let waiting: readonly Waiting[] = [];
  let isWriting = false;

  return {
    ...outbox,
    ack: (claim, done) =>
      new Promise((resolve, reject) => {
        waiting = [...waiting, { ended: { claim, done }, resolve, reject }];
        if (!isWriting) void writeAll();
      }),
  };

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      await write(takeGroup());
      await wait(GROUP_MS);
    }
    isWriting = false;
  }

  /** Everything that waits; if a chat was claimed twice, only the first. */
  function takeGroup(): readonly Waiting[] {
    const group = new Map<number, Waiting>();
    for (const one of waiting)
      if (!group.has(one.ended.claim.chatId)) group.set(one.ended.claim.chatId, one);
    const taken = new Set(group.values());
    waiting = waiting.filter((one) => !taken.has(one));
    return [...taken];
  }

  async function write(group: readonly Waiting[]): Promise<void> {
    try {
      await outbox.ackAll(group.map(({ ended }) => ended));
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (isStoreAway(error) || group.length === 1) for (const { reject } of group) reject(error);
      else {
        log.warn(
          { err: error },
          'Cannot record several deliveries at once, recording them one by one',
        );
        for (const { ended, resolve, reject } of group)
          await outbox.ack(ended.claim, ended.done).then(resolve, reject);
      }
    }
  }
}
