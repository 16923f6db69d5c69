/** How long an update waits for the store. */

/** A store that is slower than this counts as down: Telegram would not wait longer either. */
const STORE_LIMIT_MS = 10_000;

/** The result of the work; rejects when it takes longer than Telegram waits. */
export async function inStoreTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store does not answer')), STORE_LIMIT_MS);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
