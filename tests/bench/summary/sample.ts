/** `npm run bench -- summary-sample --archive DIR [--seed N] [--count N]`: random summaries for a person to read. */
import { scanFolder } from '../../../src/content/scan-folder.js';
import { summarise } from '../../../src/summary/summarise.js';
import { optionOf, readArticle } from './archive.js';
import { createRandom } from './bootstrap.js';

/** Prints the sample; throws without `--archive`. */
export function run(args: readonly string[]): Promise<void> {
  const folder = optionOf(args, 'archive');
  if (folder === undefined) throw new Error('Cannot sample summaries: --archive DIR is missing');
  const paths = scanFolder(folder)
    .files.map(({ path }) => path)
    .sort();
  const next = createRandom(Number(optionOf(args, 'seed') ?? 2026));
  const read = readArticle(folder);
  for (let left = Number(optionOf(args, 'count') ?? 100); left > 0;) {
    const path = paths[Math.floor(next() * paths.length)] ?? '';
    const article = read(path);
    if (article === undefined) continue;
    left -= 1;
    console.log(`${path} | ${article.title}`);
    for (const sentence of summarise(article, 'short')) console.log(`    ${sentence}`);
  }
  return Promise.resolve();
}
