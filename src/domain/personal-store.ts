/** Everything that is stored about one subscriber. */
import type { SubscriberId } from './subscriber.js';

/** Rows as plain values, grouped by what they are. */
export type PersonalRecords = Readonly<
  Record<string, readonly Readonly<Record<string, string | number | null>>[]>
>;

/** Shows and deletes everything about a chat, including the forum topics of a group. */
export interface PersonalStore {
  /** Every row that belongs to it. */
  records(id: SubscriberId): Promise<PersonalRecords>;
  /** Deletes every row that belongs to it, in one transaction. */
  forget(id: SubscriberId): Promise<void>;
}
