/**
 * What is counted about deliveries since the store was created, by the names that `Outbox.counts()`
 * uses.
 */
export const DELIVERY_COUNTS = {
  sent: 'messages sent',
  edited: 'messages edited because their story was updated',
  'retry-after': 'calls that Telegram asked to repeat later',
  unavailable: 'calls that did not reach Telegram',
  unknown: 'calls whose answer was lost',
  unreachable: 'chats found to have blocked or removed the bot',
  moved: 'groups found to have become supergroups',
  rejected: 'messages that Telegram refused for good',
  failed: 'deliveries that failed by a fault of paperboy',
  planned: 'digests put into a mailbox',
  'planned-late-ms': 'milliseconds from when they were due to when they were put there, in sum',
  digests: 'digests sent',
  'digests-late-ms': 'milliseconds from the mailbox to Telegram, in sum',
} as const;

/** One of `DELIVERY_COUNTS`. */
export type DeliveryCount = keyof typeof DELIVERY_COUNTS;

/** What one attempt to deliver can come to. */
export const DELIVERY_OUTCOMES = [
  'sent',
  'edited',
  'retry-after',
  'unavailable',
  'unknown',
  'unreachable',
  'moved',
  'rejected',
  'failed',
] as const satisfies readonly DeliveryCount[];

/** The counts that are not 0. */
export type DeliveryCounts = Readonly<Partial<Record<DeliveryCount, number>>>;

/** Counts until its owner collects the numbers. */
export type Tally = {
  add(name: DeliveryCount, by?: number): void;
  /** Everything counted since the last call. */
  take(): DeliveryCounts;
};

/** A tally that has counted nothing yet. */
export function createTally(): Tally {
  let counts: Partial<Record<DeliveryCount, number>> = {};
  return {
    add(name, by = 1) {
      counts[name] = (counts[name] ?? 0) + by;
    },
    take() {
      const taken = counts;
      counts = {};
      return taken;
    },
  };
}
