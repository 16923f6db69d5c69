/** Puts digests into mailboxes when their time has come. */
import { breathe } from '../domain/breathe.js';
import type { Clock } from '../domain/clock.js';
import { createTally, type DeliveryCounts } from '../domain/delivery-count.js';
import { planDigest } from '../domain/digest-time.js';
import type { DigestPlan, DigestStore } from '../domain/digest.js';

const CHATS_A_STEP = 500;

/** Plans every digest that is due; returns what to count about it. */
export async function planDigests(
  digests: DigestStore,
  clock: Clock,
  newsroomZone: string,
): Promise<DeliveryCounts> {
  const tally = createTally();
  for (;;) {
    const now = clock.now();
    const plans = new Map<string, DigestPlan>();
    const due = await digests.planDigests(now, CHATS_A_STEP, (subscriber) => {
      const { digest, timeZone = newsroomZone, nextDigestAt = now } = subscriber;
      // Switched off while it was due: from now on it has no next time.
      if (digest === undefined) return { period: undefined, nextDigestAt: NEVER };
      // Most chats share zone and time, and computing the next time is most of the work.
      const key = `${timeZone} ${digest.minute} ${digest.weekday ?? ''} ${nextDigestAt}`;
      const plan =
        plans.get(key) ?? planDigest({ times: digest, timeZone, dueAt: nextDigestAt }, now);
      plans.set(key, plan);
      if (plan.period !== undefined) {
        tally.add('planned');
        tally.add('planned-late-ms', now - nextDigestAt);
      }
      return plan;
    });
    if (due < CHATS_A_STEP) return tally.take();
    await breathe();
  }
}

/** The last instant that a Date can hold (ECMA-262, 21.4.1.1). */
const NEVER = 8.64e15;
