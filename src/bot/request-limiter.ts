/** How often one person may ask: a token bucket each (Turner 1986). */
import type { Instant } from '../domain/clock.js';

export type Rate = { readonly perSecond: number; readonly burst: number };

/** `warn` once when the bucket runs dry, then `silent` until it has room again. */
export type Verdict = 'allow' | 'warn' | 'silent';

export type RequestLimiter = {
  check(who: string, now: Instant): Verdict;
};

/** People remembered at once; beyond that the one who has been quiet longest is forgotten. */
const MAX_PEOPLE = 10_000;

type Bucket = { tokens: number; filledAt: Instant; isWarned: boolean };

/** A limiter that starts with full buckets. */
export function createRequestLimiter(rate: Rate, maxPeople: number = MAX_PEOPLE): RequestLimiter {
  const buckets = new Map<string, Bucket>();

  return {
    check(who, now) {
      const bucket = buckets.get(who) ?? { tokens: rate.burst, filledAt: now, isWarned: false };
      const seconds = Math.max(0, now - bucket.filledAt) / 1000;
      bucket.tokens = Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond);
      bucket.filledAt = now;
      // Set again at the end: a Map keeps its order, so the first key is the quietest person.
      buckets.delete(who);
      buckets.set(who, bucket);
      forgetQuietest(buckets, maxPeople);
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

function forgetQuietest(buckets: Map<string, Bucket>, maxPeople: number): void {
  for (const who of buckets.keys()) {
    if (buckets.size <= maxPeople) return;
    buckets.delete(who);
  }
}
