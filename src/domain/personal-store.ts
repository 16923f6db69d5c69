/** What is kept about one subscriber, as a whole. */
import type { SubscriberId } from './subscriber.js';

/** Rows by the name of what they are, as plain values. */
export type PersonalRecords = Readonly<
  Record<string, readonly Readonly<Record<string, string | number | null>>[]>
>;

/** Shows and deletes everything about a chat; a group's forum topics belong to it. */
export interface PersonalStore {
  /** Every row that names it. */
  records(id: SubscriberId): Promise<PersonalRecords>;
  /** Deletes every row that names it, in one transaction. */
  forget(id: SubscriberId): Promise<void>;
}
