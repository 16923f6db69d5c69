/**
 * Moves a bot's store to another database: from SQLite to PostgreSQL, back, or between two of a
 * kind.
 */
import { resolve } from 'node:path';
import { errorMessage } from '../domain/error-text.js';
import { type CopiedRows, copyStore, type OnCopied } from './copy-store.js';
import { migrate } from './migrations.js';
import { storeAdvice } from './store-advice.js';
import { openAlone, storePlace, type StorePlace } from './store-place.js';

/**
 * Two stores in the form in which a person names them: a SQLite file, `sqlite:…` or `postgres://…`.
 */
export type MoveOrder = {
  readonly from: string;
  readonly to: string;
  /** Where the file of a bare `sqlite:` is. */
  readonly dataFolder: string;
  readonly onCopied: OnCopied;
};

/** The result; `fault` is one sentence for a person, and the other store is then unchanged. */
export type MoveOutcome =
  (CopiedRows & { readonly from: string; readonly to: string }) | { readonly fault: string };

/** Copies everything, checks that it arrived, and leaves the first store unchanged. */
export async function moveStore(order: MoveOrder): Promise<MoveOutcome> {
  const from = storePlace(order.from, order.dataFolder);
  const to = storePlace(order.to, order.dataFolder);
  const refusal = (place: StorePlace, why: string) => ({
    fault: `Cannot move the store: "${place.shown}" ${why}`,
  });
  if (from.file !== undefined && to.file !== undefined && resolve(from.file) === resolve(to.file))
    return refusal(to, 'cannot be moved to itself');
  const source = await openAlone(from, 'there');
  if (typeof source === 'string') return refusal(from, source);
  try {
    const target = await openAlone(to, 'there or new');
    if (typeof target === 'string') return refusal(to, target);
    try {
      for (const [place, { db, dialect }] of [
        [from, source],
        [to, target],
      ] as const) {
        const error: unknown = await migrate(db, dialect).catch((fault: unknown) => fault);
        if (error !== undefined)
          return refusal(place, `cannot be used: ${errorMessage(error)}${storeAdvice(error)}`);
      }
      const copied = await copyStore(source, target, order.onCopied);
      return 'refusal' in copied
        ? refusal(to, copied.refusal)
        : { from: from.shown, to: to.shown, ...copied };
    } catch (error) {
      return refusal(to, `or "${from.shown}" failed: ${errorMessage(error)}${storeAdvice(error)}`);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
