/** Turns a flood away before anything is stored, read or answered. */
import { createRequestLimiter } from '../bot/request-limiter.js';
import type { Instant } from '../domain/clock.js';
import type { Incoming } from './incoming.js';

/** Well above what the router allows one person: whoever gets this far has been asked to wait. */
const RATE = { perSecond: 5, burst: 40 };

/** Counts what each person sends. */
export type FloodGate = {
  /** `false`: this person has sent far too much. */
  lets(incoming: Incoming, now: Instant): boolean;
};

/** A gate that has not counted anything; each process has its own. */
export function createFloodGate(): FloodGate {
  const people = createRequestLimiter(RATE);
  return {
    lets(incoming, now) {
      const who = senderOf(incoming);
      const sentAt = incoming.kind === 'said' ? incoming.request.sentAt : undefined;
      return who === undefined || people.check(String(who), now, sentAt) === 'allow';
    },
  };
}

function senderOf(incoming: Incoming): number | undefined {
  switch (incoming.kind) {
    case 'said':
      return incoming.request.userId ?? incoming.request.to.chatId;
    case 'tapped':
      return incoming.tap.userId;
    case 'standing':
    case 'lost-tap':
    case 'inline':
      // Inline queries come with every keystroke; the part that answers them counts them.
      return undefined;
  }
}
