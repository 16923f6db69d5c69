/** Real bots under faults and kills: `npm run bench -- faults [ROW …]`; every row takes half an hour or more. */
import { ROWS } from './rows.js';
import { describeVerdict } from './verdict.js';

/** Runs the named rows, or all, one after another, and prints a line for each. */
export async function run(wanted: readonly string[]): Promise<void> {
  for (const [row, play] of ROWS) {
    if (wanted.length > 0 && !wanted.includes(row)) continue;
    const startedAt = performance.now();
    try {
      const line = describeVerdict(await play());
      console.log(`${line} (${Math.round((performance.now() - startedAt) / 1_000)} s)`);
    } catch (error) {
      console.log(
        `${row.padStart(3)} FAILED: ${error instanceof Error ? error.message : 'no word'}`,
      );
      process.exitCode = 1;
    }
  }
}
