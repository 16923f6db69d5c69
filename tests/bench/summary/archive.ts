/** Reads every article of an archive as the product does. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { createArticleParser } from '../../../src/content/article-parser.js';
import { scanFolder } from '../../../src/content/scan-folder.js';
import { siteRulesSchema } from '../../../src/content/site-rules.js';
import type { Block } from '../../../src/domain/body.js';

/** An article as the product reads it. */
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
  const read = readArticle(folder);
  for (const { path } of scanFolder(folder).files) {
    const article = read(path);
    if (article !== undefined) yield article;
  }
}

/** Reads one article by its path; `undefined` when the file is none. */
export function readArticle(folder: string): (path: string) => BenchArticle | undefined {
  const site = siteRulesSchema.parse(load(readFileSync('config/site.yaml', 'utf8')));
  const parser = createArticleParser({ contentFolder: folder, timeZone: 'Asia/Hong_Kong', site });
  return (path) => {
    const file = parser.read(path);
    if (file === undefined) return undefined;
    const { title, author = '' } = file.fields;
    return {
      path,
      title,
      author,
      blocks: file.blocks,
      markdown: readFileSync(`${folder}/${path}`, 'utf8'),
    };
  };
}

/** The value after `--name`; `undefined` when it is not there. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}
