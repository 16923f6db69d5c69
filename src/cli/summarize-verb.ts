/** `paperboy summarize`: what readers see instead of an article. */
import { relative, resolve, sep } from 'node:path';
import type { Archive } from '../archive.js';
import type { Article } from '../domain/article.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';

/** Prints the short summary of each file; names every path that is no article. */
export async function summarizeVerb(
  commandLine: CommandLine,
  paths: readonly string[],
  { all }: { all: boolean },
): Promise<ExitCode> {
  const { terminal, config } = commandLine;
  if (paths.length === 0 && !all) {
    terminal.note('Cannot summarize: name a file below CONTENT_DIR, or --all');
    return WRONG_USE;
  }
  return withArchive(commandLine, async (archive) => {
    if (all) {
      for (const article of archive.library.eachArticle())
        await printSummary(commandLine, archive, article);
      return DONE;
    }
    let exitCode: ExitCode = DONE;
    for (const path of paths) {
      const article = findArticle(archive, config.CONTENT_DIR, path);
      if (article === undefined) {
        terminal.note(
          `Cannot summarize "${path}": it is no article of CONTENT_DIR "${config.CONTENT_DIR}"; \`paperboy check\` lists the files that are none`,
        );
        exitCode = FAULTS;
      } else {
        await printSummary(commandLine, archive, article);
      }
    }
    return exitCode;
  });
}

/** By its path below the content folder, or as a shell completes it from the folder one is in. */
function findArticle(
  { library }: Archive,
  contentFolder: string,
  path: string,
): Article | undefined {
  const inside = (from: string) =>
    relative(contentFolder, resolve(from, path)).split(sep).join('/');
  return library.getByPath(inside(contentFolder)) ?? library.getByPath(inside('.'));
}

async function printSummary(
  { terminal, json }: CommandLine,
  { library }: Archive,
  article: Article,
): Promise<void> {
  const startedAt = performance.now();
  const { text, sentences, method } = await library.summary(article, 'short');
  const ms = Number((performance.now() - startedAt).toFixed(2));
  const { path, title } = article;
  if (json)
    await terminal.print(JSON.stringify({ path, title, summary: text, sentences, method, ms }));
  else await terminal.print(`${title}\n${path}\n${text === '' ? '(no summary)' : text}\n`);
}
