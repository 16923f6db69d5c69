/**
 * Real bots under faults and kills: `npm run bench -- faults [ROW …]`; every row takes half an hour or more.
 * Row 25 can be made smaller: `--seconds 60 --chats 10000 --updates 100 --rate 300
 * --kill-every 10 --database-kills 1`.
 */
import { parseArgs } from 'node:util';
import { rowsOf } from './rows.js';
import { describeVerdict } from './verdict.js';

/** Runs the named rows, or all, one after another, and prints a line for each. */
export async function run(args: readonly string[]): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '300' },
      chats: { type: 'string', default: '100000' },
      updates: { type: 'string', default: '300' },
      rate: { type: 'string', default: '500' },
      'kill-every': { type: 'string', default: '10' },
      'database-kills': { type: 'string', default: '3' },
    },
  });
  const rows = rowsOf({
    seconds: Number(values.seconds),
    chats: Number(values.chats),
    updatesPerSecond: Number(values.updates),
    ratePerSecond: Number(values.rate),
    killEverySeconds: Number(values['kill-every']),
    databaseKills: Number(values['database-kills']),
  });
  for (const [row, play] of rows) {
    if (wanted.length > 0 && !wanted.includes(row)) continue;
    const startedAt = performance.now();
    try {
      const verdict = await play();
      const line =
        verdict === undefined
          ? `${row.padStart(3)} not played: this machine does not allow it`
          : describeVerdict(verdict);
      console.log(`${line} (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
    } catch (error) {
      console.log(
        `${row.padStart(3)} FAILED: ${error instanceof Error ? error.message : 'no word'}`,
      );
      process.exitCode = 1;
    }
  }
}
