/** `paperboy summarize`: what readers see instead of an article. */
import { isAbsolute, relative, sep } from 'node:path';
import type { Archive } from '../archive.js';
import type { Article } from '../domain/article.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';

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
      const inside = (isAbsolute(path) ? relative(config.CONTENT_DIR, path) : path)
        .split(sep)
        .join('/');
      const article = archive.library.getByPath(inside.replace(/^\.\//, ''));
      if (article === undefined) {
        terminal.note(`Cannot summarize "${path}": no article below CONTENT_DIR has this path`);
        exitCode = FAULTS;
      } else {
        await printSummary(commandLine, archive, article);
      }
    }
    return exitCode;
  });
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
