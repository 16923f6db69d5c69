/** Row 24: the disk of DATA_DIR is full while news arrive, and is freed again. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeWords, untilBack } from './replica.js';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const SIZE = '24m';
const ANSWER_MS = 20_000;

/** `undefined`: no small disk can be mounted here. */
export async function diskFull({
  readers,
}: {
  readonly readers: number;
}): Promise<Verdict | undefined> {
  const stage = await openStage({ ratePerSecond: 50 });
  const { ledger, api, store } = stage;
  mkdirSync(store.dataFolder, { recursive: true });
  const mount = ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', store.dataFolder];
  if (spawnSync('mount', mount).status !== 0) {
    await stage.close();
    return undefined;
  }
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    const filler = join(store.dataFolder, 'filler');
    const { bavail, bsize } = statfsSync(store.dataFolder);
    fill(filler, bavail * bsize);
    stage.write(1);
    const reader = api.town.person();
    const answer = await reader.asks('/latest', {}, ANSWER_MS);
    const isAlive = bot.isRunning();
    const heardWhileFull = ledger.heard();
    rmSync(filler);
    const freedAt = Date.now();
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    const recoveryMs = Date.now() - freedAt;
    await untilBack(bot, reader);
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '24',
      what: 'disk full, then freed',
      counts: `${messages} messages, ${heardWhileFull} of them while it was full`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs,
      found: `readers answered while full: ${answer.text === undefined ? 'no' : 'yes'}, exit ${code}, ${storeWords(bot.log)}`,
      target: 'lost 0, process alive, reads answered',
      isReached: isAlive && answer.text !== undefined && code === 0,
    };
  } finally {
    await stage.end();
    spawnSync('umount', [store.dataFolder]);
    await stage.close();
  }
}

/** Until there is no room for another byte. */
function fill(path: string, bytes: number): void {
  for (let size = bytes; size >= 1; size = Math.floor(size / 2)) {
    try {
      writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // What was written stays; a smaller piece may still fit.
    }
  }
}
