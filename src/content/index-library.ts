/** The library over an index on disk and the folder it was made from. */
import type { Block } from '../domain/body.js';
import type { Article, Finding, Story } from '../domain/article.js';
import type { SearchWordLists } from '../search/query-words.js';
import type { LlmSummariser } from '../summary/llm-summariser.js';
import type { Summarise } from '../summary/summariser.js';
import { createArticleParser, type ParserOptions } from './article-parser.js';
import { createBrowseReader } from './browse-reader.js';
import { createArticleReader, type ArticleReader } from './article-reader.js';
import { openIndexForReading } from './index-database.js';
import type { Library, Page, StoryPage } from './library.js';
import { createIndexCare } from './index-care.js';
import { createNewsFeed, type NewsFeed } from './news-feed.js';
import { perIndexState } from './per-index-state.js';
import { createRelatedStories } from './related-stories.js';
import { createStoryRows } from './story-rows.js';
import { createStorySearch } from './story-search.js';
import { openSummaryCache } from './summary-cache.js';
import { createTagLookup } from './tag-lookup.js';
import { createTopicReader } from './topic-reader.js';
import { createVersionChanges } from './version-changes.js';

/** What a library is opened with. */
export type LibraryOptions = {
  readonly dataFolder: string;
  readonly parser: ParserOptions;
  readonly searchWords: SearchWordLists;
  readonly summarise: Summarise;
  /** Changes when the same text may get another summary. */
  readonly summariserVersion: string;
  /** Writes short summaries where the owner has set a model. */
  readonly llm: LlmSummariser | undefined;
  /** 0 ≤ x < 1; `random` needs it. */
  readonly random: () => number;
};

/** What the person who keeps the archive asks, beside what readers ask. */
export type Shelf = Pick<ArticleReader, 'writtenSummary'> & {
  /** The article of a file, by its path below the content folder. */
  getByPath(path: string): Article | undefined;
  /** Every article, in the natural order of first indexing. */
  eachArticle(): IterableIterator<Article>;
  /** Every article's body, read from its file, with the story it tells. */
  eachBody(): IterableIterator<{ readonly story: string; readonly blocks: readonly Block[] }>;
  /** What is wrong with files, and which files tell a story that another tells newer. */
  findings(): IterableIterator<Finding>;
  /** Does now what the first reader would wait for: a fifth of a second. */
  warm(): void;
  close(): void;
};

/** Opens the index that an indexer made; throws when there is none. `close` ends all use. */
export function openLibrary(options: LibraryOptions): Library & Shelf & { feed: NewsFeed } {
  const database = openIndexForReading(options.dataFolder);
  const parser = createArticleParser(options.parser);
  const rows = createStoryRows(database);
  const tagLookup = createTagLookup(database);
  const search = createStorySearch(database, options.searchWords, tagLookup);
  const related = createRelatedStories(database);
  const summaries = openSummaryCache(options.dataFolder, options.summariserVersion);
  const reader = createArticleReader({
    database,
    parser,
    summarise: options.summarise,
    summaries,
    llm: options.llm,
  });
  const countAll = database.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM story WHERE newest IS NOT NULL',
  );
  const latest = database.prepare<[number, number], { row_id: number }>(
    'SELECT row_id FROM story WHERE newest IS NOT NULL ORDER BY sort_at DESC, row_id DESC LIMIT ? OFFSET ?',
  );
  const randomRow = database.prepare<[number], { row_id: number }>(
    'SELECT row_id FROM story WHERE newest IS NOT NULL ORDER BY row_id LIMIT 1 OFFSET ?',
  );
  const topTags = database.prepare<[number, number], { row_id: number }>(
    'SELECT row_id FROM tag WHERE stories > 0 ORDER BY stories DESC, row_id LIMIT ? OFFSET ?',
  );
  const countTags = database.prepare<[], { count: number }>(
    'SELECT count(*) AS count FROM tag WHERE stories > 0',
  );
  const tagStories = database.prepare<[number, number, number], { row_id: number }>(
    `SELECT story.row_id FROM story_tag JOIN story ON story.row_id = story_tag.story
     WHERE story_tag.tag = ? ORDER BY story.sort_at DESC, story.row_id DESC LIMIT ? OFFSET ?`,
  );
  const dayStories = database.prepare<[string, number, number], { row_id: number }>(
    'SELECT row_id FROM story WHERE month_day = ? ORDER BY sort_at DESC, row_id DESC LIMIT ? OFFSET ?',
  );
  const countDay = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM story WHERE month_day = ?',
  );

  const storyPage = (found: readonly { row_id: number }[], total: number): StoryPage => ({
    stories: rows.stories(found.map((row) => row.row_id)),
    total,
  });
  const storiesTotal = perIndexState(database, () => countAll.get()?.count ?? 0);
  const tagsTotal = perIndexState(database, () => countTags.get()?.count ?? 0);

  const now = <T>(value: T): Promise<T> => Promise.resolve(value);
  const library: Omit<Library & Shelf, 'readTopic' | 'changes'> = {
    latest: ({ offset, limit }) => now(storyPage(latest.all(limit, offset), storiesTotal())),
    getStory: (id) => {
      const row = rows.rowOf(id);
      return now(row === undefined ? undefined : rows.stories([row])[0]);
    },
    versions: (id) => {
      const row = rows.rowOf(id);
      return now(row === undefined ? [] : rows.versions(row));
    },
    related: (id, limit) => {
      const row = rows.rowOf(id);
      return now(row === undefined ? [] : rows.stories(related(row, limit)));
    },
    random: (): Promise<Story | undefined> => {
      const row = randomRow.get(Math.floor(options.random() * storiesTotal()));
      return now(row === undefined ? undefined : rows.stories([row.row_id])[0]);
    },
    search: (query, { offset, limit, sort = 'relevance' }) => {
      const found = search.find(query, { offset, limit, sort });
      const hits = found.hits.flatMap(({ id, score }) =>
        rows.stories([id]).map((story) => ({ story, score })),
      );
      const nearTags = found.total === 0 ? rows.tags(tagLookup.similar(query, 6)) : [];
      return now({
        hits,
        total: found.total,
        wholeTotal: found.wholeTotal,
        corrected: found.corrected,
        relaxed: found.relaxed,
        terms: found.terms,
        nearTags,
      });
    },
    getTag: (nameOrId) => {
      const row = tagLookup.find(nameOrId);
      return now(row === undefined ? undefined : rows.tags([row])[0]);
    },
    tags: ({ offset, limit }) =>
      now({
        tags: rows.tags(topTags.all(limit, offset).map((row) => row.row_id)),
        total: tagsTotal(),
      }),
    similarTags: (text, limit) => now(rows.tags(tagLookup.similar(text, limit))),
    byTag: (tagId, { offset, limit }: Page) => {
      const row = tagLookup.find(tagId);
      if (row === undefined) return now({ stories: [], total: 0 });
      return now(storyPage(tagStories.all(row, limit, offset), rows.tags([row])[0]?.stories ?? 0));
    },
    onThisDay: (month, day, { offset, limit }) => {
      const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return now(
        storyPage(dayStories.all(monthDay, limit, offset), countDay.get(monthDay)?.count ?? 0),
      );
    },
    ...createBrowseReader(database, rows, search),
    ...reader,
    getByPath: (path) => rows.byPath(path),
    eachArticle: () => rows.eachArticle(),
    warm: () => {
      search.warm();
    },
    eachBody: function* () {
      for (const article of rows.eachArticle()) {
        const file = parser.read(article.path);
        const story = String(rows.rowOf(article.id));
        if (file !== undefined) yield { story, blocks: file.blocks };
      }
    },
    ...createIndexCare(database, options.dataFolder),
    close: () => {
      summaries.close();
      database.close();
    },
  };
  return {
    ...library,
    changes: createVersionChanges(library),
    readTopic: createTopicReader(options.searchWords, library),
    feed: createNewsFeed(database, library),
  };
}
