/** `npm run bench -- summary-rules --archive DIR [--examples N] [--rule ID]`: the share of pages that break each rule, and the time a summary takes. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parseBody } from '../../../src/content/body.js';
import { compileBodyRules } from '../../../src/content/body-rules.js';
import { siteRulesSchema } from '../../../src/content/site-rules.js';
import { summarise } from '../../../src/summary/summarise.js';
import { optionOf, readArticles } from './archive.js';
import { meanOf } from './bootstrap.js';
import { readPage } from './page.js';
import { RULES, type Rule } from './rules.js';

type Tally = { pages: number; examples: string[] };

/** Prints a line for each rule; throws without `--archive`. */
export function run(args: readonly string[]): Promise<void> {
  const folder = optionOf(args, 'archive');
  if (folder === undefined) throw new Error('Cannot check summaries: --archive DIR is missing');
  const wanted = optionOf(args, 'rule');
  const rules = RULES.filter(({ id }) => wanted === undefined || wanted.split(',').includes(id));
  const step = Number(optionOf(args, 'step') ?? 1);
  const tallies = new Map(rules.map((rule) => [rule, { pages: 0, examples: [] as string[] }]));
  const bodyRules = compileBodyRules(
    siteRulesSchema.parse(load(readFileSync('config/site.yaml', 'utf8'))).body,
  );
  const times: number[] = [];
  let broken = 0;
  let silent = 0;
  for (const [index, article] of readArticlesByStep(folder, step)) {
    const body = article.markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
    const start = cpuMs();
    const sentences = summarise(
      { title: article.title, blocks: parseBody(body, bodyRules, { title: article.title }) },
      'short',
    );
    times.push(cpuMs() - start);
    if (sentences.length === 0) silent += 1;
    if (judge(rules, tallies, { ...article, sentences }, index)) broken += 1;
  }
  print({ tallies, times, broken, silent, examples: Number(optionOf(args, 'examples') ?? 3) });
  return Promise.resolve();
}

/** Time of the processor: a busy machine counts the same. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function* readArticlesByStep(folder: string, step: number) {
  let index = 0;
  for (const article of readArticles(folder)) {
    if (index % step === 0) yield [index, article] as const;
    index += 1;
  }
}

/** Whether a hard rule is broken. */
function judge(
  rules: readonly Rule[],
  tallies: ReadonlyMap<Rule, Tally>,
  checked: Parameters<typeof readPage>[0],
  index: number,
): boolean {
  const page = readPage(checked);
  let isBroken = false;
  for (const rule of rules) {
    const found = rule.breaks(page);
    const tally = tallies.get(rule);
    if (found === undefined || tally === undefined) continue;
    tally.pages += 1;
    isBroken ||= rule.isSoft !== true;
    // A few examples from everywhere rather than the first ones.
    const line = `${page.path}: ${found.slice(0, 110)}`;
    if (tally.examples.length < 40) tally.examples.push(line);
    else if (index % 7 === 0) tally.examples[index % 40] = line;
  }
  return isBroken;
}

type Report = {
  tallies: ReadonlyMap<Rule, Tally>;
  times: number[];
  broken: number;
  silent: number;
  examples: number;
};

function print({ tallies, times, broken, silent, examples }: Report): void {
  const pages = times.length;
  const share = (count: number) => `${((100 * count) / pages).toFixed(3).padStart(7)} %`;
  for (const [{ id, name, isSoft }, tally] of tallies) {
    console.log(
      `${id} ${share(tally.pages)} ${String(tally.pages).padStart(5)}  ${name}${isSoft === true ? ' (soft)' : ''}`,
    );
    for (const line of tally.examples.slice(0, examples)) console.log(`     ${line}`);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(pages * part)] ?? 0).toFixed(1);
  console.log(
    `${pages} pages, no summary on ${silent}; no hard rule broken on ${share(pages - broken)}`,
  );
  console.log(
    `parsing and summary: mean ${meanOf(times).toFixed(2)} ms, median ${at(0.5)}, p99 ${at(0.99)}, worst ${(times.at(-1) ?? 0).toFixed(1)}`,
  );
}
