/** How many chats there are and what they asked for. */
export type Census = {
  readonly chats: number;
  /** How many of them cannot be written to. */
  readonly asleep: number;
  readonly digests: number;
  readonly subscriptions: number;
  /** Distinct topics among the subscriptions. */
  readonly topics: number;
};

/** Counts chats. */
export interface CensusStore {
  census(): Promise<Census>;
}
