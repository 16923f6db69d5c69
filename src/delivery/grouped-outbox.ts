/** An outbox that writes down together what ends at about the same time. */
import type { Log } from '../domain/log.js';
import type { Ended, Outbox } from '../domain/outbox.js';
import { isStoreAway } from '../domain/store-away.js';

/** What grouping needs. */
export type GroupedOutboxParts = {
  readonly outbox: Outbox;
  readonly log: Log;
  /** Resolves after so many milliseconds, sooner when the bot stops. */
  readonly wait: (ms: number) => Promise<void>;
};

type Waiting = {
  readonly ended: Ended;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** What ends so soon after a group was written goes into the next one. */
const GROUP_MS = 25;

/**
 * An `ack` resolves when it is safe, and is written at once where none was lately. A group that cannot
 * be written is written one by one, so that a fault of one takes none of the others along.
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

  /** All that wait; of a chat that was claimed twice the first. */
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
          'Cannot write down several deliveries at once, will do one by one',
        );
        for (const { ended, resolve, reject } of group)
          await outbox.ack(ended.claim, ended.done).then(resolve, reject);
      }
    }
  }
}
