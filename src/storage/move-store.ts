/** Moves a bot's store to another database: from SQLite to PostgreSQL, back, or to another of its kind. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { errorMessage } from '../domain/error-text.js';
import { type CopiedRows, copyStore, type OnCopied } from './copy-store.js';
import { isStore, migrate } from './migrations.js';
import { connectDatabase, PROGRAM, storeFile, type StoreDatabase } from './open-database.js';
import { takeStoreLock } from './store-lock.js';

/** Two stores as a person names them: a SQLite file, `sqlite:…` or `postgres://…`. */
export type MoveOrder = {
  readonly from: string;
  readonly to: string;
  /** Where the file of a bare `sqlite:` is. */
  readonly dataFolder: string;
  readonly onCopied: OnCopied;
};

/** What came of it; `fault` is one sentence for a person, and the other store holds what it held before. */
export type MoveOutcome =
  (CopiedRows & { readonly from: string; readonly to: string }) | { readonly fault: string };

/** One of the two. */
type Place = {
  readonly url: string;
  readonly dataFolder: string;
  /** For sentences: an address without its user and password. */
  readonly shown: string;
  /** `undefined`: on a server. */
  readonly file: string | undefined;
  readonly mustExist: boolean;
};

type Side = StoreDatabase & { close(): Promise<void> };

const CONNECT_MS = 10_000;
const BUSY = 'is in use by a bot; stop it first';

/** Copies everything, checks that it arrived, and leaves the first store as it is. */
export async function moveStore(order: MoveOrder): Promise<MoveOutcome> {
  const from = placeOf(order.from, order.dataFolder, true);
  const to = placeOf(order.to, order.dataFolder, false);
  const refusal = (place: Place, why: string) => ({
    fault: `Cannot move the store: "${place.shown}" ${why}`,
  });
  if (from.file !== undefined && to.file !== undefined && resolve(from.file) === resolve(to.file))
    return refusal(to, 'cannot be moved to itself');
  const source = await openSide(from);
  if (typeof source === 'string') return refusal(from, source);
  try {
    const target = await openSide(to);
    if (typeof target === 'string') return refusal(to, target);
    try {
      const copied = await copyStore(source, target, order.onCopied);
      return 'refusal' in copied
        ? refusal(to, copied.refusal)
        : { from: from.shown, to: to.shown, ...copied };
    } catch (error) {
      return refusal(to, `or "${from.shown}" failed: ${errorMessage(error)}`);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** The store with nobody else on it and its tables up to date; a text: why it cannot be had. */
async function openSide(place: Place): Promise<Side | string> {
  const { url, dataFolder, file, mustExist } = place;
  if (mustExist && file !== undefined && !existsSync(file)) return 'is not there';
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const open = async (): Promise<Side | string> => {
    const lock = takeStoreLock(url, dataFolder);
    if (lock === undefined) return BUSY;
    closers.push(lock.release);
    const { db, dialect } = connectDatabase(url, {
      folder: dataFolder,
      file: 'store.db',
      connections: 2,
      connectMs: CONNECT_MS,
      program: `${PROGRAM} migrate-store`,
    });
    closers.push(() => db.destroy());
    if (dialect === 'postgres' && (await hasBots({ db, dialect }))) return BUSY;
    if (await isForeign({ db, dialect }, mustExist)) return 'is no store of paperboy';
    await migrate(db, dialect);
    return { db, dialect, close };
  };
  const opened = await open().catch((error: unknown) => `cannot be used: ${errorMessage(error)}`);
  if (typeof opened === 'string') await close();
  return opened;
}

/** Each process of a bot keeps connections under its name. */
async function hasBots({ db }: StoreDatabase): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${PROGRAM} limit 1`.execute(db);
  return rows.length > 0;
}

/** On a server, others may have tables beside ours; in a file they are somebody else's file. */
async function isForeign({ db, dialect }: StoreDatabase, mustExist: boolean): Promise<boolean> {
  if (await isStore(db)) return false;
  if (mustExist) return true;
  return dialect === 'sqlite' && (await db.introspection.getTables()).length > 0;
}

function placeOf(given: string, dataFolder: string, mustExist: boolean): Place {
  if (/^postgres(ql)?:\/\//.test(given))
    return { url: given, dataFolder, shown: serverName(given), file: undefined, mustExist };
  const url = given.startsWith('sqlite:') ? given : `sqlite:${given}`;
  const file = storeFile(url, dataFolder);
  return { url, dataFolder, shown: file ?? url, file, mustExist };
}

function serverName(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
