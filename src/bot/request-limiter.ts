/** Limits how often one person may ask: a token bucket each (Turner 1986). */
import type { Instant } from '../domain/clock.js';
import { createRecentCache } from '../domain/recent-cache.js';

/** How fast a bucket fills, and how much it holds. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** `warn` once when the bucket runs dry, then `silent` until it has room again. */
export type Verdict = 'allow' | 'warn' | 'silent';

/** Remembers how often each person asked. */
export type RequestLimiter = {
  /**
   * Counts one request of this person. `sentAt` is when they sent it, in whole seconds: requests
   * that had to wait for the bot and now arrive all at once are not a flood.
   */
  check(who: string, now: Instant, sentAt?: Instant): Verdict;
};

/** How many people are remembered; beyond that, the one who has been quiet longest is forgotten. */
const MAX_PEOPLE = 10_000;

/** Rounding down to seconds can bring two instants this much closer together. */
const ROUNDING_MS = 1_000;

type Bucket = { tokens: number; filledAt: Instant; sentAt: Instant; isWarned: boolean };

/** A limiter that starts with full buckets. */
export function createRequestLimiter(rate: Rate, maxPeople: number = MAX_PEOPLE): RequestLimiter {
  const buckets = createRecentCache<Bucket>(maxPeople);

  return {
    check(who, now, sentAt = now) {
      const full = { tokens: rate.burst, filledAt: now, sentAt, isWarned: false };
      const bucket = buckets.get(who) ?? full;
      const apart = sentAt - bucket.sentAt - ROUNDING_MS;
      const seconds = Math.max(0, now - bucket.filledAt, apart) / 1000;
      bucket.tokens = Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond);
      bucket.filledAt = now;
      // Chats of one person are answered in parallel, so requests may arrive out of order.
      bucket.sentAt = Math.max(bucket.sentAt, sentAt);
      buckets.set(who, bucket);
      return verdict(bucket);
    },
  };
}

function verdict(bucket: Bucket): Verdict {
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    bucket.isWarned = false;
    return 'allow';
  }
  if (bucket.isWarned) return 'silent';
  bucket.isWarned = true;
  return 'warn';
}
