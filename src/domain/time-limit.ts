/** Work that must end in time. */

/**
 * Runs `work` with a signal that is aborted after this many milliseconds (`TimeoutError`) or
 * together with `closing`. Leaves no listener on `closing`, which lives as long as the process:
 * `AbortSignal.any` would, on Node 20 for ever (nodejs/node#55351). Rejects as `work` does.
 */
export async function withTimeLimit<T>(
  ms: number,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const close = () => limit.abort(closing.reason);
  const timer = setTimeout(() => {
    limit.abort(new DOMException(`Not finished after ${ms} ms`, 'TimeoutError'));
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
