/** Work that ends in time. */

/**
 * Runs `work` with a signal that is aborted after so many milliseconds (`TimeoutError`) or when
 * `closing` is. Nothing of it stays at `closing`, which lives as long as the process: each signal of
 * `AbortSignal.any` does, on Node 20 for ever (nodejs/node#55351). Rejects as `work` does.
 */
export async function withTimeLimit<T>(
  ms: number,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const close = () => limit.abort(closing.reason);
  const timer = setTimeout(() => {
    limit.abort(new DOMException(`No end after ${ms} ms`, 'TimeoutError'));
  }, ms).unref();
  closing.addEventListener('abort', close, { once: true });
  if (closing.aborted) close();
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', close);
  }
}
