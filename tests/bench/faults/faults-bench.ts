/** Real bots under faults and kills: `npm run bench -- faults [ROW …]`; every row takes half an hour or more. */
import { ROWS } from './rows.js';
import { describeVerdict } from './verdict.js';

/** Runs the named rows, or all, one after another, and prints a line for each. */
export async function run(wanted: readonly string[]): Promise<void> {
  for (const [row, play] of ROWS) {
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
