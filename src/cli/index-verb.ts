/** `paperboy index`: brings the index up to date and says what it contains. */
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { counted } from './counted.js';
import { withArchive } from './with-archive.js';

/**
 * Prints the result of the sync. While a bot is running, which maintains the index, it only counts,
 * and refuses to rebuild.
 */
export async function indexVerb(
  commandLine: CommandLine,
  options: { rebuild: boolean },
): Promise<ExitCode> {
  const { terminal, json, config } = commandLine;
  const startedAt = performance.now();
  return withArchive(
    commandLine,
    async ({ report, library }) => {
      if (report === undefined) {
        const { articles, stories } = library.size();
        const { total: problems } = await library.problems({ offset: 0, limit: 0 });
        terminal.note(
          `The index in "${config.DATA_DIR}" is kept up to date by the paperboy that is running on it`,
        );
        await terminal.print(
          json
            ? JSON.stringify({ articles, stories, problems })
            : `${counted(articles, 'article')} in ${countedStories(stories)}, ${counted(problems, 'problem')}`,
        );
        return DONE;
      }
      const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(2));
      if (json) {
        await terminal.print(JSON.stringify({ ...report, seconds }));
      } else {
        await terminal.print(
          `${counted(report.files, 'file')}: ${counted(report.articles, 'article')} in ${countedStories(report.stories)}, ${report.junk} junk, ${counted(report.problems, 'problem')}`,
        );
        await terminal.print(
          `${report.added} added, ${report.changed} changed, ${report.removed} removed in ${seconds} s`,
        );
        if (report.problems > 0) await terminal.print('`paperboy check` lists the problems');
      }
      return DONE;
    },
    options,
  );
}

function countedStories(stories: number): string {
  return stories === 1 ? '1 story' : `${stories} stories`;
}
