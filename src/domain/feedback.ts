/** What readers say of their digests. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';

/** How many digests asked whether they were helpful, and what was answered. */
export type Opinions = {
  readonly asked: number;
  readonly helpful: number;
  readonly unhelpful: number;
};

/** Keeps which digests asked, and one answer for each. */
export interface FeedbackStore {
  /**
   * Whether the digest that came at that time asks: in each chat one in a week does, until it is
   * answered. The same digest gets the same answer however often it is composed.
   */
  ask(chatId: SubscriberId, digestAt: Instant): Promise<boolean>;
  /** Counts the first answer; `false`: it did not ask, or was answered before. */
  answer(
    opinion: {
      readonly chatId: SubscriberId;
      readonly digestAt: Instant;
      readonly isHelpful: boolean;
    },
    now: Instant,
  ): Promise<boolean>;
  /** Of digests that came after that. */
  opinions(after: Instant): Promise<Opinions>;
  /** Forgets digests that came before then. */
  prune(before: Instant): Promise<void>;
}
