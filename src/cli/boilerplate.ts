/**
 * `paperboy check --boilerplate`: paragraphs that recur in many stories, as rules for site.yaml.
 */
import type { Archive } from '../archive.js';
import { findBoilerplate, type BoilerplateArticle } from '../content/boilerplate.js';
import { DONE, type CommandLine, type ExitCode } from './command-line.js';
import { createProgress } from './progress.js';

/** Prints recurring paragraphs, most frequent first. */
export async function printBoilerplate(
  { terminal, json }: CommandLine,
  { library }: Archive,
): Promise<ExitCode> {
  const progress = createProgress(terminal, 'Reading');
  const { articles: total } = library.size();
  const found = findBoilerplate(
    paragraphsOf(library.eachBody(), (done) => progress.update(done, total)),
  );
  progress.end();
  for (const boilerplate of found) {
    if (json) {
      await terminal.print(JSON.stringify(boilerplate));
      continue;
    }
    const { articles, text, list, rule } = boilerplate;
    await terminal.print(`${String(articles).padStart(6)}  ${text}\n        ${list}: '${rule}'`);
  }
  if (!json && found.length === 0) await terminal.print('No paragraph recurs over many stories');
  return DONE;
}

function* paragraphsOf(
  bodies: ReturnType<Archive['library']['eachBody']>,
  onRead: (done: number) => void,
): Generator<BoilerplateArticle> {
  let done = 0;
  for (const { story, blocks } of bodies) {
    onRead((done += 1));
    yield { story, paragraphs: blocks.map(({ text }) => text) };
  }
}
