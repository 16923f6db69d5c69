/**
 * Opens the archive for a verb, reports any reason why it cannot be opened, and closes it
 * afterwards.
 */
import { openArchive, type Archive } from '../archive.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { openLog } from './open-log.js';
import { createProgress } from './progress.js';

/** The exit code of the work, or `WRONG_USE` when the archive cannot be opened. */
export async function withArchive(
  commandLine: CommandLine,
  work: (archive: Archive) => Promise<ExitCode>,
  { rebuild = false, llm = false } = {},
): Promise<ExitCode> {
  const { config, terminal, workersFolder, clock } = commandLine;
  const progress = createProgress(terminal, 'Indexing');
  const archive = await openArchive(config, {
    workersFolder,
    clock,
    log: openLog(commandLine),
    rebuild,
    llm,
    onProgress: (done, total) => progress.update(done, total),
  });
  progress.end();
  if ('fault' in archive) {
    terminal.note(archive.fault);
    return WRONG_USE;
  }
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}
