/** How long to wait before trying again. */

const MAX_BACKOFF_MS = 60_000;

/** After that many failures in a row, counted from 1: 1 s, 2 s, 4 s … up to a minute. */
export function backoffMs(failures: number): number {
  return Math.min(MAX_BACKOFF_MS, 1_000 * 2 ** (failures - 1));
}
