import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseArticleFields } from '../../src/content/article-fields.js';
import type { ParsedFile } from '../../src/content/article-parser.js';
import { createArticleStore } from '../../src/content/article-store.js';
import { openIndexForWriting, type IndexDatabase } from '../../src/content/index-database.js';
import { createStoryRows } from '../../src/content/story-rows.js';
import { createStoryStore } from '../../src/content/story-store.js';
import type { TagRules } from '../../src/content/tag-aliases.js';
import { createTagLookup } from '../../src/content/tag-lookup.js';
import { createTagStore } from '../../src/content/tag-store.js';
import { signatureOf } from '../../src/content/text-signature.js';

let folder: string;
let database: IndexDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-tags-'));
  database = openIndexForWriting(folder, 'test');
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function parsed(number: number, tags: readonly string[]): ParsedFile {
  const title = `渡輪第${number}班`;
  return {
    path: `${number}.md`,
    state: 'article',
    findings: [],
    article: {
      id: `article${number}`,
      fields: { ...parseArticleFields({ tags }, { timeZone: 'UTC' }).fields, title },
      signature: signatureOf(title),
      contentHash: title,
    },
  };
}

/** Stores an article for each list of tags, as one sync does. */
function store(
  tagLists: readonly (readonly string[])[],
  rules: TagRules = { same: [], apart: [] },
): boolean {
  const tags = createTagStore(database, rules);
  const articles = createArticleStore(database, tags);
  const stories = createStoryStore(database);
  return database.transaction(() => {
    tagLists.forEach((names, at) => {
      articles.put({ path: `${at}.md`, size: 1, modifiedAt: 1 }, parsed(at, names));
    });
    articles.fold();
    const dirty = stories.dirty();
    for (const row of dirty) stories.refresh(row);
    const changed = tags.joinAliases(dirty.length);
    stories.countTags();
    return changed;
  })();
}

function tagOf(name: string) {
  const row = createTagLookup(database).find(name);
  return row === undefined ? undefined : createStoryRows(database).tags([row])[0];
}

test('names that always stand together are one tag, found by each of them and counted once', () => {
  store(Array.from({ length: 6 }, () => ['南灣渡輪公司', '南輪', 'South Bay Ferry']));

  for (const name of ['南輪', 'south bay ferry', '南湾渡轮公司']) {
    expect(tagOf(name)).toMatchObject({
      name: '南灣渡輪公司',
      aliases: ['南輪', 'South Bay Ferry'],
      stories: 6,
    });
  }
});

test('names part again when new stories tell them apart', () => {
  const together = Array.from({ length: 6 }, () => ['南灣渡輪公司', '南輪']);
  store(together);

  store([...together, ...Array.from({ length: 6 }, () => ['南輪'])]);

  expect(tagOf('南輪')).toMatchObject({ name: '南輪', aliases: [], stories: 12 });
  expect(tagOf('南灣渡輪公司')).toMatchObject({ aliases: [], stories: 6 });
});

test('a name that a person gives to a tag finds it, though no story has it', () => {
  store([['渡輪'], ['渡輪']], { same: [['渡輪', '天星小輪']], apart: [] });

  expect(tagOf('天星小輪')).toMatchObject({ name: '渡輪', aliases: ['天星小輪'], stories: 2 });
});
