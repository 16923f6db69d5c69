/** How often one person may ask: a token bucket each (Turner 1986). */
import type { Instant } from '../domain/clock.js';
import { createRecentCache } from '../domain/recent-cache.js';

/** How fast a bucket fills, and how much it holds. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** `warn` once when the bucket runs dry, then `silent` until it has room again. */
export type Verdict = 'allow' | 'warn' | 'silent';

/** Remembers who asked how often. */
export type RequestLimiter = {
  /**
   * Counts one request of this person. `sentAt` is when they sent it, in whole seconds: what had to
   * wait for us and now comes all at once is no flood.
   */
  check(who: string, now: Instant, sentAt?: Instant): Verdict;
};

/** People remembered at once; beyond that the one who has been quiet longest is forgotten. */
const MAX_PEOPLE = 10_000;

/** Two instants that are rounded down to seconds may be nearer to each other by so much. */
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
      // Chats of one person are answered side by side: what was sent before may come after.
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
