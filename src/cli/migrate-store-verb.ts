/** `paperboy migrate-store FROM TO`: moves a bot's store to another database. */
import { moveStore } from '../storage/move-store.js';
import { DONE, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { createProgress } from './progress.js';

/** Copies everything to an empty store; the first one stays unchanged. */
export async function migrateStoreVerb(
  { config, terminal, json }: CommandLine,
  from: string,
  to: string,
): Promise<ExitCode> {
  const startedAt = performance.now();
  const progress = createProgress(terminal, 'Copying');
  const outcome = await moveStore({
    from,
    to,
    dataFolder: config.DATA_DIR,
    onCopied: (done, total) => progress.update(done, total),
  });
  progress.end();
  if ('fault' in outcome) {
    terminal.note(outcome.fault);
    return WRONG_USE;
  }
  const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
  if (json) {
    await terminal.print(JSON.stringify({ ...outcome, seconds }));
    return DONE;
  }
  for (const [table, rows] of Object.entries(outcome.tables))
    if (rows > 0) await terminal.print(`${table.padEnd(14)} ${String(rows).padStart(10)}`);
  await terminal.print(
    `Everything is in "${outcome.to}", checked row by row, in ${seconds} s; "${outcome.from}" stays as it was. Set STORE_URL to the new one before the next start`,
  );
  return DONE;
}
