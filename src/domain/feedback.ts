/** What readers think of their digests. */
import type { Instant } from './clock.js';
import type { SubscriberId } from './subscriber.js';

/** How many digests asked whether they were helpful, and what the answers were. */
export type Opinions = {
  readonly asked: number;
  readonly helpful: number;
  readonly unhelpful: number;
};

/** Records which digests asked, and one answer to each. */
export interface FeedbackStore {
  /**
   * Whether the digest of that time asks. In each chat one digest a week does, until it is answered;
   * composing the same digest again gives the same result.
   */
  ask(chatId: SubscriberId, digestAt: Instant): Promise<boolean>;
  /** Counts the first answer; `false`: this digest did not ask, or was already answered. */
  answer(
    opinion: {
      readonly chatId: SubscriberId;
      readonly digestAt: Instant;
      readonly isHelpful: boolean;
    },
    now: Instant,
  ): Promise<boolean>;
  /** Over the digests after that time. */
  opinions(after: Instant): Promise<Opinions>;
  /** Forgets digests from before then. */
  prune(before: Instant): Promise<void>;
}
