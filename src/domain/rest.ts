/** Waiting that can be interrupted. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after this many milliseconds, or at once when the signal is aborted. Never rejects. */
export function rest(ms: number, signal: AbortSignal): Promise<void> {
  // It rejects only because of the signal.
  return sleep(ms, undefined, { signal }).catch(() => undefined);
}
