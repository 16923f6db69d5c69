/** Reads a whole archive as the index does, and signs every article's text. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { createArticleParser } from '../../../src/content/article-parser.js';
import { bodyText } from '../../../src/content/body-text.js';
import { scanFolder } from '../../../src/content/scan-folder.js';
import { siteRulesSchema } from '../../../src/content/site-rules.js';
import type { FoldRow } from '../../../src/content/story-fold.js';
import { signatureOf } from '../../../src/content/text-signature.js';
import { fold } from '../../../src/search/fold.js';

/** An article as the folding sees it, and what tells a person which one it is. */
export type BenchArticle = FoldRow & {
  readonly path: string;
  readonly author: string;
  readonly tags: readonly string[];
};

/** All articles of a folder, in memory. */
export type Archive = {
  readonly articles: readonly BenchArticle[];
  /** Milliseconds spent on signatures alone, each article. */
  readonly signMs: readonly number[];
  /** The words of one article, for a person to read. */
  readText(path: string): string;
};

/** What is no article is left out. */
export function readArchive(contentFolder: string): Archive {
  const site = siteRulesSchema.parse(load(readFileSync('config/site.yaml', 'utf8')));
  const parser = createArticleParser({ contentFolder, timeZone: 'Asia/Hong_Kong', site });
  const readText = (path: string) => bodyText(parser.read(path)?.blocks ?? []);
  const signMs: number[] = [];
  const articles = scanFolder(contentFolder).files.flatMap(({ path }): BenchArticle[] => {
    const file = parser.parse(path).state === 'article' ? parser.read(path) : undefined;
    if (file === undefined) return [];
    const folded = fold(bodyText(file.blocks));
    const start = performance.now();
    const signature = signatureOf(folded);
    signMs.push(performance.now() - start);
    const { title, day, author = '', tags } = file.fields;
    return [{ path, title, day, author, tags, signature, story: undefined }];
  });
  return { articles, signMs, readText };
}
