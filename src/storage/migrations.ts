/** How the store's tables come to be, step by step; a step that was released is never changed. */
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { errorMessage } from '../domain/error-text.js';
import type { Dialect } from './dialect.js';
import { mailboxes } from './migrations/001-mailboxes.js';
import { inbox } from './migrations/002-inbox.js';
import { keyvExpiry } from './migrations/003-keyv-expiry.js';
import { chatSettings } from './migrations/004-chat-settings.js';
import { channelNames } from './migrations/005-channel-names.js';
import { broadcasts } from './migrations/006-broadcasts.js';
import { daybook } from './migrations/007-daybook.js';
import { feedback } from './migrations/008-feedback.js';
import { broadcastProgress } from './migrations/009-broadcast-progress.js';
import type { Tables } from './tables.js';

/** Brings the tables up to date; throws with the name of the step that failed, or when they are newer than this program. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const newer = await unknownStep(db, dialect);
  if (newer !== undefined)
    throw new Error(`it was made by a newer paperboy (step "${newer}"); run that version`);
  const { error, results } = await createMigrator(db, dialect).migrateToLatest();
  if (error === undefined) return;
  const failed =
    results?.find(({ status }) => status === 'Error')?.migrationName ?? 'the first step';
  throw new Error(`step "${failed}" failed: ${errorMessage(error)}`, { cause: error });
}

/** Whether a paperboy has made its tables there. */
export async function isStore(db: Kysely<Tables>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some(({ name }) => name === 'kysely_migration');
}

/** A step that the tables have been through and this program does not know; `undefined`: none. */
async function unknownStep(db: Kysely<Tables>, dialect: Dialect): Promise<string | undefined> {
  if (!(await isStore(db))) return undefined;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  const steps = allSteps(dialect);
  return rows.find(({ name }) => !(name in steps))?.name;
}

/** Every step by its name; they run in the order of their names. */
function allSteps(dialect: Dialect): Record<string, Migration> {
  return {
    '001-mailboxes': mailboxes(dialect),
    '002-inbox': inbox(dialect),
    '003-keyv-expiry': keyvExpiry(dialect),
    '004-chat-settings': chatSettings(dialect),
    '005-channel-names': channelNames,
    '006-broadcasts': broadcasts(dialect),
    '007-daybook': daybook(dialect),
    '008-feedback': feedback(dialect),
    '009-broadcast-progress': broadcastProgress(dialect),
  };
}

function createMigrator(db: Kysely<Tables>, dialect: Dialect): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(allSteps(dialect)) },
  });
}
