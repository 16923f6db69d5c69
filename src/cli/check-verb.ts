/** `paperboy check`: what is wrong with the files, one line each. */
import type { Config } from '../config/config.js';
import type { Finding } from '../domain/article.js';
import { feedFaults } from '../feeds/feed-faults.js';
import { createFeedList } from '../feeds/feed-list.js';
import { createFeedMemories } from '../feeds/feed-memory.js';
import { printBoilerplate } from './boilerplate.js';
import { DONE, FAULTS, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';

/**
 * On a terminal, junk and duplicates beyond this number are only counted: an archive has thousands.
 */
const MAX_SHOWN = 20;

/** Prints every finding; the exit code tells whether any file is a problem. */
export async function checkVerb(
  commandLine: CommandLine,
  { boilerplate }: { boilerplate: boolean },
): Promise<ExitCode> {
  const { terminal, json, config } = commandLine;
  return withArchive(commandLine, async (archive) => {
    if (boilerplate) return printBoilerplate(commandLine, archive);
    const { library } = archive;
    const counts = new Map<string, number>();
    let problems = 0;
    for (const finding of [...library.findings(), ...feedFindings(config)]) {
      const group = `${finding.kind} ${finding.reason}`;
      const count = (counts.get(group) ?? 0) + 1;
      counts.set(group, count);
      if (finding.kind === 'problem') problems += 1;
      if (json) await terminal.print(JSON.stringify(finding));
      else if (finding.kind === 'problem' || count <= MAX_SHOWN)
        await terminal.print(describe(finding));
      else if (count === MAX_SHOWN + 1)
        await terminal.print(`… more of ${group}; --json lists every one`);
    }
    if (!json) {
      if (counts.size > 0) await terminal.print('');
      for (const [group, count] of [...counts].sort())
        await terminal.print(`${String(count).padStart(6)}  ${group}`);
      if (counts.size === 0) {
        const { total } = await library.latest({ offset: 0, limit: 1 });
        await terminal.print(
          total > 0
            ? 'Every file is fine'
            : `CONTENT_DIR "${config.CONTENT_DIR}" holds no Markdown file`,
        );
      }
    }
    return problems > 0 ? FAULTS : DONE;
  });
}

/** Feeds whose last request failed, reported like problems with their folders. */
function feedFindings({ feeds, DATA_DIR }: Config): readonly Finding[] {
  return feedFaults(createFeedList(feeds, DATA_DIR), createFeedMemories(DATA_DIR)).map(
    ({ source, path, message }) => ({
      path,
      kind: 'warning',
      reason: 'feed',
      message: `the feed ${source} was not read: ${message}`,
    }),
  );
}

/** A file's name may contain anything; on a terminal it becomes one harmless line. */
function describe({ path, line, kind, message }: Finding): string {
  const place = line === undefined ? '' : `:${line}`;
  return `${kind}: ${path.replace(/[\x00-\x1F\x7F-\x9F]/g, '?')}${place} ${message}`;
}
