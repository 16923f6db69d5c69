/** The documents that every engine of the bench indexes, read from an archive once. */
import { closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { createArticleParser } from '../../../src/content/article-parser.js';
import { bodyText } from '../../../src/content/body-text.js';
import { scanFolder } from '../../../src/content/scan-folder.js';
import { siteRulesSchema } from '../../../src/content/site-rules.js';
import { foldArchive } from '../stories/fold-archive.js';
import { readArchive } from '../stories/archive.js';

/** One file of the archive. */
export type BenchFile = {
  readonly path: string;
  /** Which story it tells; counts from 1. */
  readonly story: number;
  /** The version that readers see. */
  readonly isNewest: boolean;
  readonly title: string;
  readonly tags: readonly string[];
  /** The tags of all versions of its story. */
  readonly storyTags: readonly string[];
  readonly category: string;
  readonly day: string;
  readonly body: string;
};

/** JSON lines in `workFolder`, made there when missing; returns the file's path. */
export function prepareDocuments(contentFolder: string, workFolder: string): string {
  const path = join(workFolder, 'documents.jsonl');
  if (existsSync(path)) return path;
  const site = siteRulesSchema.parse(load(readFileSync('config/site.yaml', 'utf8')));
  const parser = createArticleParser({ contentFolder, timeZone: 'Asia/Hong_Kong', site });
  const storyOf = foldStories(contentFolder);
  const articles = scanFolder(contentFolder).files.flatMap(({ path: article }) => {
    const file = parser.read(article);
    const story = storyOf.get(article);
    if (file === undefined || story === undefined) return [];
    return [{ path: article, story, fields: file.fields, body: bodyText(file.blocks) }];
  });
  const stories = new Map<number, typeof articles>();
  for (const article of articles)
    stories.set(article.story, [...(stories.get(article.story) ?? []), article]);
  const lines = [...stories.values()].flatMap((versions) => {
    const newest = versions.reduce((best, version) => (isNewer(version, best) ? version : best));
    const storyTags = [...new Set(versions.flatMap((version) => version.fields.tags))];
    return versions.map(({ path: article, story, fields, body }): string => {
      const file: BenchFile = {
        path: article,
        story,
        isNewest: article === newest.path,
        title: fields.title,
        tags: fields.tags,
        storyTags,
        category: fields.category ?? '',
        day: fields.day ?? '',
        body,
      };
      return JSON.stringify(file);
    });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** A line at a time: the file is larger than what it costs an engine to index it. */
export function* readDocuments(path: string): Generator<BenchFile> {
  const file = openSync(path, 'r');
  const chunk = Buffer.alloc(2 ** 20);
  let rest = Buffer.alloc(0);
  for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
    const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      yield JSON.parse(bytes.toString('utf8', start, end)) as BenchFile;
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  closeSync(file);
}

function foldStories(contentFolder: string): Map<string, number> {
  const { articles } = readArchive(contentFolder);
  const { storyOf } = foldArchive(articles);
  return new Map(articles.map((article, at) => [article.path, (storyOf.get(at) ?? at) + 1]));
}

type Version = {
  path: string;
  fields: { publishedAt: number | undefined; updatedAt: number | undefined };
};

function isNewer(one: Version, other: Version): boolean {
  const at = ({ fields }: Version) => fields.updatedAt ?? fields.publishedAt ?? 0;
  return at(one) > at(other) || (at(one) === at(other) && one.path > other.path);
}
