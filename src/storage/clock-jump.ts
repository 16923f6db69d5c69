/** A clock that is set back must not leave earlier records in the future. */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Tables } from './tables.js';

/** The clocks of two processes differ by less than this. */
const SKEW_MS = 5_000;

/** Written this rarely because its writers wait for each other. */
const NOTED_EVERY_MS = 1_000;

/** Remembers, to a second, the latest instant recorded with a subscription, a digest or a batch. */
export async function noteInstant(tx: Transaction<Tables>, at: Instant): Promise<void> {
  await sql`insert into meta (key, value) select 'latest', cast(${String(at)} as text)
    where not exists (select 1 from meta as noted where noted.key = 'latest'
      and cast(noted.value as bigint) >= cast(${String(at - NOTED_EVERY_MS)} as bigint))
    on conflict (key) do update set value = excluded.value
    where cast(meta.value as bigint) < cast(excluded.value as bigint)`.execute(tx);
}

/**
 * Makes everything recorded with a future instant older than `now`: then whoever follows since is
 * told what is published now, and digests do not skip it.
 */
export async function mendClockJump(tx: Transaction<Tables>, now: Instant): Promise<void> {
  const latest = await tx
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'latest')
    .executeTakeFirst();
  if (latest === undefined || Number(latest.value) <= now + SKEW_MS) return;
  const before = now - 1;
  await tx.updateTable('sub').set({ since: before }).where('since', '>', now).execute();
  await tx
    .updateTable('chat')
    .set({ digested_up_to: before })
    .where('digested_up_to', '>', now)
    .execute();
  await tx.updateTable('batch').set({ sealed_at: before }).where('sealed_at', '>', now).execute();
  await tx
    .updateTable('meta')
    .set({ value: String(now) })
    .where('key', '=', 'latest')
    .execute();
}
