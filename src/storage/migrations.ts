/** Creates and changes the store's tables step by step; a released step is never changed. */
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
import { inboxSteps } from './migrations/010-inbox-steps.js';
import type { Tables } from './tables.js';

/** A step, whether the tables have it, and whether this program knows it. */
export type Step = { readonly name: string; readonly isDone: boolean; readonly isKnown: boolean };

/**
 * Takes the tables to the newest step, or up or down to the named one; whatever only later steps
 * store is then deleted. Throws when a newer paperboy made the tables, and with the name of a step
 * that failed.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect, step?: string): Promise<void> {
  const steps = Object.keys(allSteps(dialect));
  const done = await doneSteps(db);
  const newer = done.find((name) => !steps.includes(name));
  if (newer !== undefined)
    throw new Error(
      `it was made by a newer paperboy (step "${newer}"); run that version, or have it go back: \`paperboy schema --to ${steps.at(-1)}\``,
    );
  if (step === undefined && done.length === steps.length) return;
  await (dialect === 'sqlite' ? migrateFile(db, step) : walk(db, dialect, step));
}

/**
 * All steps or none, one process at a time. Without this the migrator has no transaction on SQLite,
 * and a step killed half-way could neither be finished nor undone.
 */
async function migrateFile(db: Kysely<Tables>, step: string | undefined): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin immediate`.execute(connection);
    try {
      await walk(connection, 'sqlite', step);
      await sql`commit`.execute(connection);
    } catch (error) {
      // A full disk has already rolled it back.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

async function walk(db: Kysely<Tables>, dialect: Dialect, step: string | undefined): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(allSteps(dialect)) },
  });
  const { error, results } = await (step === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(step));
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
  const what = failed === undefined ? 'its tables cannot be created' : `step "${failed}" failed`;
  throw new Error(`${what}: ${errorMessage(error)}`, { cause: error });
}

/** The steps that this program knows and those that the tables have, in order. */
export async function stepsOf(db: Kysely<Tables>, dialect: Dialect): Promise<readonly Step[]> {
  const done = new Set(await doneSteps(db));
  const known = allSteps(dialect);
  return [...new Set([...Object.keys(known), ...done])]
    .sort()
    .map((name) => ({ name, isDone: done.has(name), isKnown: name in known }));
}

/** Whether paperboy has created its tables there. */
export async function isStore(db: Kysely<Tables>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some(({ name }) => name === 'kysely_migration');
}

async function doneSteps(db: Kysely<Tables>): Promise<readonly string[]> {
  if (!(await isStore(db))) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}

/** Every step by name; they run in the order of their names. */
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
    '010-inbox-steps': inboxSteps(dialect),
  };
}
