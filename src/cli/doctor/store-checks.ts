/** Where state is kept: the store, who is running on it, and the place that KEYV_URL names. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config/config.js';
import { folderFault } from '../../data-folder.js';
import { errorMessage } from '../../domain/error-text.js';
import type { Step } from '../../storage/migrations.js';
import { KEYV_FILE, storeFile } from '../../storage/open-database.js';
import { probeKeyv, probeStore } from '../../storage/probe-database.js';
import { storeAdvice } from '../../storage/store-advice.js';
import { storeHolder } from '../../storage/store-lock.js';
import { counted } from '../counted.js';
import { fine, wrong, type Check } from './check.js';
import { existingPart } from './folder-checks.js';

/** Reads the store and its steps, and changes nothing. */
export async function checkStore({ STORE_URL: url, DATA_DIR }: Config): Promise<Check> {
  const file = storeFile(url, DATA_DIR);
  if (file !== undefined && !existsSync(file)) return checkMissing('store', file, DATA_DIR);
  try {
    const { steps, canMakeTables, bots } = await probeStore(url, DATA_DIR);
    const onServer = `the database of STORE_URL answers (${counted(bots, 'bot')} on it now)`;
    const place = file === undefined ? onServer : `"${file}"`;
    if (!canMakeTables && steps.some(({ isDone }) => !isDone))
      return wrong(
        'store',
        'the user of STORE_URL may not create tables in its database; make it the owner of the database',
      );
    return checkSteps(place, steps);
  } catch (error) {
    const why = errorMessage(error);
    return wrong(
      'store',
      file === undefined
        ? `cannot use the database of STORE_URL: ${why}${storeAdvice(error)}`
        : `cannot read "${file}": ${why}${storeAdvice(error)}`,
    );
  }
}

/** DATA_DIR is created if missing; any other folder must exist. */
function checkMissing(name: string, file: string, dataFolder: string): Check {
  const folder = dirname(resolve(file));
  const fault = folderFault(folder === dataFolder ? existingPart(folder) : folder);
  return fault === undefined
    ? fine(name, `"${file}" does not exist yet; the first start creates it`)
    : wrong(name, `cannot make "${file}": its folder: ${fault}`);
}

function checkSteps(place: string, steps: readonly Step[]): Check {
  const known = steps.filter(({ isKnown }) => isKnown);
  const newer = steps.find(({ isKnown }) => !isKnown);
  const newest = known.at(-1)?.name ?? '';
  if (newer !== undefined)
    return wrong(
      'store',
      `${place}: a newer paperboy made its tables (step "${newer.name}"); run that version, or have it go back: \`paperboy schema --to ${newest}\``,
    );
  const missing = known.filter(({ isDone }) => !isDone).length;
  return fine(
    'store',
    missing === 0
      ? `${place}; its tables are up to date (step "${newest}")`
      : `${place}; its tables lack ${missing} of ${known.length} steps, which the next start takes`,
  );
}

/** A store without a running bot is fine; a running one is named. */
export function checkLock({ STORE_URL: url, DATA_DIR }: Config): Check {
  if (storeFile(url, DATA_DIR) === undefined)
    return fine('lock', 'none is needed: several bots may share the database of STORE_URL');
  const holder = storeHolder(url, DATA_DIR);
  return fine(
    'lock',
    holder === undefined
      ? 'no bot runs on the store'
      : `a bot runs on the store (${holder}); a second one would not start`,
  );
}

/** Checks a KEYV_URL that is not the store itself. */
export async function checkKeyv({ KEYV_URL: url, DATA_DIR }: Config): Promise<Check> {
  if (url === undefined) return fine('keyv', 'in the store');
  const file = storeFile(url, DATA_DIR, KEYV_FILE);
  if (file !== undefined && !existsSync(file)) return checkMissing('keyv', file, DATA_DIR);
  try {
    await probeKeyv(url, DATA_DIR);
    return fine('keyv', file === undefined ? 'the place of KEYV_URL answers' : `"${file}"`);
  } catch (error) {
    // The second sentence is meant for programmers.
    const [why = ''] = errorMessage(error).split('. ', 1);
    return wrong(
      'keyv',
      `cannot reach the place of KEYV_URL: ${why}; check that it runs, and its address, or remove the setting`,
    );
  }
}
