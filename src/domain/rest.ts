/** Waiting that can be ended. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after so many milliseconds, or at once when the signal is aborted. Never rejects. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  // Nothing but the signal makes it reject.
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}
