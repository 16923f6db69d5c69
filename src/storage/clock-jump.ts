/** A clock that goes back must not make what was noted before it seem to lie ahead. */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Tables } from './tables.js';

/** The clocks of two replicas differ by less. */
const SKEW_MS = 5_000;

/** Written down so rarely, since all who write it wait for each other. */
const NOTED_EVERY_MS = 1_000;

/** Remembers, to a second, the latest instant that a subscription, a digest or a batch was written down with. */
export async function noteInstant(tx: Transaction<Tables>, at: Instant): Promise<void> {
  await sql`insert into meta (key, value) select 'latest', cast(${String(at)} as text)
    where not exists (select 1 from meta as noted where noted.key = 'latest'
      and cast(noted.value as bigint) >= cast(${String(at - NOTED_EVERY_MS)} as bigint))
    on conflict (key) do update set value = excluded.value
    where cast(meta.value as bigint) < cast(excluded.value as bigint)`.execute(tx);
}

/**
 * What was written down with an instant that is still to come becomes older than `now`: who follows since
 * then is told of what is published now, and the digest up to then does not leave it out.
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
