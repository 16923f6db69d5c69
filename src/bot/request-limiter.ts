/** How often one person may ask: a token bucket each (Turner 1986). */
import type { Instant } from '../domain/clock.js';
import { createRecentCache } from '../domain/recent-cache.js';

/** How fast a bucket fills, and how much it holds. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** `warn` once when the bucket runs dry, then `silent` until it has room again. */
export type Verdict = 'allow' | 'warn' | 'silent';

/** Remembers who asked how often. */
export type RequestLimiter = {
  /** Counts one request of this person. */
  check(who: string, now: Instant): Verdict;
};

/** People remembered at once; beyond that the one who has been quiet longest is forgotten. */
const MAX_PEOPLE = 10_000;

type Bucket = { tokens: number; filledAt: Instant; isWarned: boolean };

/** A limiter that starts with full buckets. */
export function createRequestLimiter(rate: Rate, maxPeople: number = MAX_PEOPLE): RequestLimiter {
  const buckets = createRecentCache<Bucket>(maxPeople);

  return {
    check(who, now) {
      const bucket = buckets.get(who) ?? { tokens: rate.burst, filledAt: now, isWarned: false };
      const seconds = Math.max(0, now - bucket.filledAt) / 1000;
      bucket.tokens = Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond);
      bucket.filledAt = now;
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
