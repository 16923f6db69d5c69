/** Reads every article of an archive as the product does. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { createArticleParser } from '../../../src/content/article-parser.js';
import { scanFolder } from '../../../src/content/scan-folder.js';
import { siteRulesSchema } from '../../../src/content/site-rules.js';
import type { Block } from '../../../src/domain/body.js';

export type BenchArticle = {
  readonly path: string;
  readonly title: string;
  readonly author: string;
  readonly blocks: readonly Block[];
  /** The file as it is on disk. */
  readonly markdown: string;
};

/** The articles in the order of their paths, one after the other: memory stays flat. */
export function* readArticles(folder: string): Generator<BenchArticle> {
  const site = siteRulesSchema.parse(load(readFileSync('config/site.yaml', 'utf8')));
  const parser = createArticleParser({ contentFolder: folder, timeZone: 'Asia/Hong_Kong', site });
  for (const { path } of scanFolder(folder).files) {
    const file = parser.read(path);
    if (file === undefined) continue;
    const markdown = readFileSync(`${folder}/${path}`, 'utf8');
    yield {
      path,
      title: file.fields.title,
      author: file.fields.author ?? '',
      blocks: file.blocks,
      markdown,
    };
  }
}

/** The value after `--name`; `undefined` when it is not there. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}
