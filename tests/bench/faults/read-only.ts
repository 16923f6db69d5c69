/** Row 30: DATA_DIR becomes read-only while news arrive, and is writable again. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { storeWords, untilBack } from './replica.js';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const ANSWER_MS = 20_000;

/** Files that nobody may change (chattr), as on a disk that the kernel no longer trusts. `undefined`: not here. */
export async function readOnlyData({
  readers,
}: {
  readonly readers: number;
}): Promise<Verdict | undefined> {
  const stage = await openStage({ ratePerSecond: 50 });
  const { ledger, api, store } = stage;
  mkdirSync(store.dataFolder, { recursive: true });
  const allow = (flag: '+i' | '-i') =>
    spawnSync('chattr', [flag, store.dataFolder, ...filesIn(store.dataFolder)]).status === 0;
  try {
    if (!allow('+i') || !allow('-i')) return undefined;
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers / 4, 60_000, 'The bot did not send');
    allow('+i');
    const reader = api.town.person();
    const answer = await reader.asks('/latest', {}, ANSWER_MS);
    stage.write(2);
    const isAlive = bot.isRunning();
    const heardMeanwhile = ledger.heard();
    allow('-i');
    const backAt = Date.now();
    await ledger.until(() => ledger.heard() >= 2 * readers, 120_000, 'Not everybody heard it');
    const recoveryMs = Date.now() - backAt;
    await untilBack(bot, reader);
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 2 });
    return {
      row: '30',
      what: 'DATA_DIR read-only, then writable',
      counts: `${messages} messages, ${heardMeanwhile} heard before it was writable`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs,
      found: `readers answered meanwhile: ${answer.text === undefined ? 'no' : 'yes'}, exit ${code}, ${storeWords(bot.log)}`,
      target: 'lost 0, duplicates 0, process alive, reads answered',
      isReached: isAlive && answer.text !== undefined && code === 0,
    };
  } finally {
    allow('-i');
    await stage.close();
  }
}

/** Without the memory that SQLite shares between processes: the kernel ends whoever cannot write to that. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map(({ name }) => join(folder, name));
}
