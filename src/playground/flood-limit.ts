/** Telegram's limits on sending, enforced by counting the last second and minute. */
import { tooManyRequests } from './refusal.js';
import type { Refusal } from './refusal.js';
import type { Chat } from './telegram.js';

/** How much may be sent. */
export type FloodRates = {
  /** For the whole bot. */
  readonly perSecond: number;
  /** In one chat, within any five seconds; Telegram tolerates short bursts. */
  readonly chatPerFiveSeconds: number;
  readonly groupPerMinute: number;
};

/** Roughly the limits given in https://core.telegram.org/bots/faq. */
export const TELEGRAM_RATES: FloodRates = {
  perSecond: 30,
  chatPerFiveSeconds: 5,
  groupPerMinute: 20,
};

/** Counts what is sent, and refuses what exceeds the limits. */
export class FloodLimit {
  readonly #sent = new Map<string, number[]>();

  constructor(
    private readonly rates: FloodRates,
    private readonly now: () => number,
  ) {}

  /** Counts a message to `chat`, or refuses it with the seconds to wait. */
  take(chat: Chat): Refusal | undefined {
    const windows: [string, number, number][] = [
      ['bot', this.rates.perSecond, 1000],
      [`chat ${chat.id}`, this.rates.chatPerFiveSeconds, 5000],
    ];
    if (chat.type !== 'private') {
      windows.push([`group ${chat.id}`, this.rates.groupPerMinute, 60_000]);
    }
    const now = this.now();
    for (const [key, limit, windowMs] of windows) {
      const recent = (this.#sent.get(key) ?? []).filter((at) => at > now - windowMs);
      this.#sent.set(key, recent);
      const oldest = recent[0];
      if (recent.length >= limit && oldest !== undefined) {
        return tooManyRequests(Math.max(1, Math.ceil((oldest + windowMs - now) / 1000)));
      }
    }
    for (const [key] of windows) this.#sent.get(key)?.push(now);
    return undefined;
  }
}
