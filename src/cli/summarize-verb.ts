/** `paperboy summarize`: the summaries that readers see. */
import { relative, resolve, sep } from 'node:path';
import type { Archive } from '../archive.js';
import type { Article } from '../domain/article.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { withArchive } from './with-archive.js';

/** Prints the short summary of each file, and names every path that is not an article. */
export async function summarizeVerb(
  commandLine: CommandLine,
  paths: readonly string[],
  { all, llm }: { all: boolean; llm: boolean },
): Promise<ExitCode> {
  const { terminal, config } = commandLine;
  if (paths.length === 0 && !all) {
    terminal.note('Cannot summarize: name a file below CONTENT_DIR, or --all');
    return WRONG_USE;
  }
  if (paths.length > 0 && all) {
    terminal.note('Cannot summarize: name files or --all, not both');
    return WRONG_USE;
  }
  if (llm && config.LLM_BASE_URL === undefined) {
    terminal.note('Cannot summarize with a model: set LLM_BASE_URL and LLM_MODEL');
    return WRONG_USE;
  }
  const summarizeAll = async (archive: Archive): Promise<ExitCode> => {
    if (all) {
      for (const article of archive.library.eachArticle())
        await printSummary(commandLine, archive, { article, llm });
      return DONE;
    }
    let exitCode: ExitCode = DONE;
    for (const path of paths) {
      const article = findArticle(archive, config.CONTENT_DIR, path);
      if (article === undefined) {
        terminal.note(
          `Cannot summarize "${path}": it is not an article in CONTENT_DIR "${config.CONTENT_DIR}"; \`paperboy check\` lists the files that are not`,
        );
        exitCode = FAULTS;
      } else {
        await printSummary(commandLine, archive, { article, llm });
      }
    }
    return exitCode;
  };
  return withArchive(commandLine, summarizeAll, { llm });
}

/**
 * Accepts a path below the content folder, or one relative to the current folder, as completed by a
 * shell.
 */
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
  { article, llm }: { article: Article; llm: boolean },
): Promise<void> {
  const startedAt = performance.now();
  const summary = llm ? library.writtenSummary(article) : library.summary(article, 'short');
  const { text, sentences, method } = await summary;
  const ms = Number((performance.now() - startedAt).toFixed(2));
  const { path, title } = article;
  if (json)
    await terminal.print(JSON.stringify({ path, title, summary: text, sentences, method, ms }));
  else await terminal.print(`${title}\n${path}\n${text === '' ? '(no summary)' : text}\n`);
}
