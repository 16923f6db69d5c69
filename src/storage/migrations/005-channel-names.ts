/** The name of the channel that is run from a private chat. */
import { type Migration, sql } from 'kysely';

/** As it was when the channel was chosen. */
export const channelNames: Migration = {
  async up(db) {
    await sql`alter table chat add column acts_as text`.execute(db);
  },
  async down(db) {
    await sql`alter table chat drop column acts_as`.execute(db);
  },
};
