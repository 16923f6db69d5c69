/** The last note to the people who run the bot. */
import type { Kysely } from 'kysely';
import type { NoteStore } from '../domain/trouble.js';
import type { Tables } from './tables.js';

const KEY = 'admin-note';

/** One row of `meta`: the instant and the number of broken files. */
export function createNoteStore(db: Kysely<Tables>): NoteStore {
  const read = () =>
    db.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst();
  return {
    async last() {
      const [at, problems] = ((await read())?.value ?? '').split(' ');
      return at === undefined || at === ''
        ? undefined
        : { at: Number(at), problems: Number(problems) };
    },

    async take(lastAt, now, problems) {
      const value = `${now} ${problems}`;
      if (lastAt === undefined) {
        const [made] = await db
          .insertInto('meta')
          .values({ key: KEY, value })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return (made?.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }
      const [changed] = await db
        .updateTable('meta')
        .set({ value })
        .where('key', '=', KEY)
        .where('value', 'like', `${lastAt} %`)
        .execute();
      return (changed?.numUpdatedRows ?? 0n) > 0n;
    },

    async deadSince(at) {
      const row = await db
        .selectFrom('dead')
        .select((dead) => dead.fn.countAll<number | string>().as('count'))
        .where('at', '>', at)
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
  };
}
