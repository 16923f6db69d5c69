/**
 * A store as it is, whatever the age of its tables: opened beside a bot, or alone to be changed as
 * a whole.
 */
import { statSync } from 'node:fs';
import { errorCode, errorMessage } from '../domain/error-text.js';
import { isStore } from './migrations.js';
import {
  connectDatabase,
  STORE_FILE,
  storeFile,
  type StoreDatabase,
  tryTransaction,
} from './open-database.js';
import { attendServer } from './server-company.js';
import { parseSqliteAddress, SQLITE_ADDRESS_WANTED } from './sqlite-address.js';
import { storeAdvice } from './store-advice.js';
import { takeStoreLock } from './store-lock.js';

/** Where a store is, as named by a person. */
export type StorePlace = {
  readonly url: string;
  readonly dataFolder: string;
  /** For messages: an address without user and password. */
  readonly shown: string;
  /** `undefined`: on a server, or in memory. */
  readonly file: string | undefined;
};

/** An open store; `close` makes it available to others. */
export type OpenedStore = StoreDatabase & { close(): Promise<void> };

const CONNECT_MS = 10_000;
const BUSY = 'is in use by a bot; stop it first';

/**
 * `given` is a SQLite file, `sqlite:…` or `postgres://…`; the data folder contains the file of a
 * bare `sqlite:`.
 */
export function storePlace(given: string, dataFolder: string): StorePlace {
  if (/^postgres(ql)?:\/\//.test(given))
    return { url: given, dataFolder, shown: serverName(given), file: undefined };
  const url = given.startsWith('sqlite:') ? given : `sqlite:${given}`;
  const file = storeFile(url, dataFolder);
  return { url, dataFolder, shown: file ?? url, file };
}

/**
 * If it returns a text, that continues a sentence beginning with the store's name: why it is not
 * available. No bot can start on a file meanwhile.
 */
export function openAlone(
  place: StorePlace,
  wanted: 'there' | 'there or new',
): Promise<OpenedStore | string> {
  return openAsItIs(place, wanted, 'alone');
}

/**
 * For reading only: a bot may be running on it. A returned text says why it is not available, as
 * above.
 */
export function openBeside(place: StorePlace): Promise<OpenedStore | string> {
  return openAsItIs(place, 'there', 'beside a bot');
}

async function openAsItIs(
  { url, dataFolder, file }: StorePlace,
  wanted: 'there' | 'there or new',
  company: 'alone' | 'beside a bot',
): Promise<OpenedStore | string> {
  if (file !== undefined && parseSqliteAddress(url) === undefined)
    return `names no file; write ${SQLITE_ADDRESS_WANTED}`;
  const missing = wanted === 'there' && file !== undefined ? absence(file) : undefined;
  if (missing !== undefined) return missing;
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const open = async (): Promise<OpenedStore | string> => {
    if (company === 'alone') {
      const lock = takeStoreLock(url, dataFolder);
      if (lock === undefined) return BUSY;
      closers.push(lock.release);
    }
    const database = connectDatabase(url, {
      folder: dataFolder,
      file: STORE_FILE,
      connections: 3,
      connectMs: CONNECT_MS,
    });
    closers.push(() => database.db.destroy());
    await tryTransaction(database);
    if (company === 'alone' && database.dialect === 'postgres') {
      const attendance = await attendServer(database.db, 'alone');
      if (attendance === undefined) return BUSY;
      closers.push(() => attendance.end());
    }
    if (await isForeign(database, wanted)) return 'is not a paperboy store';
    return { ...database, close };
  };
  const opened = await open().catch(
    (error: unknown) => `cannot be used: ${errorMessage(error)}${storeAdvice(error)}`,
  );
  if (typeof opened === 'string') await close();
  return opened;
}

/**
 * A clause saying why a file is not available; `undefined`: it is there. A closed folder hides its
 * files.
 */
export function absence(file: string): string | undefined {
  try {
    statSync(file);
    return undefined;
  } catch (error) {
    const code = errorCode(error) ?? '';
    return /^ENO(?:ENT|TDIR)$/.test(code)
      ? 'is not there'
      : `cannot be reached: ${code}; run paperboy as the user of the bot`;
  }
}

/** On a server, others may have tables beside ours; a file with other tables is somebody else's. */
async function isForeign(
  { db, dialect }: StoreDatabase,
  wanted: 'there' | 'there or new',
): Promise<boolean> {
  if (await isStore(db)) return false;
  if (wanted === 'there') return true;
  return dialect === 'sqlite' && (await db.introspection.getTables()).length > 0;
}

function serverName(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}
