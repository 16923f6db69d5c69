/** The library over an index on disk and the folder it was made from. */
import type { Block } from '../domain/body.js';
import type { Article, Finding } from '../domain/article.js';
import type { Log } from '../domain/log.js';
import type { SearchWordLists } from '../search/query-words.js';
import type { TextSearchResult } from '../search/text-search.js';
import type { LlmSummariser } from '../summary/llm-summariser.js';
import type { Summarise } from '../summary/summariser.js';
import { createArticleParser, type ParserOptions } from './article-parser.js';
import { createBrowseReader } from './browse-reader.js';
import { createArticleReader, type ArticleReader } from './article-reader.js';
import { openIndexForReading } from './index-database.js';
import { joinNames } from './join-names.js';
import type { Library, StoryPage } from './library.js';
import { createIndexCare } from './index-care.js';
import { createNewsFeed, type NewsFeed } from './news-feed.js';
import { wantedText } from './query-filters.js';
import { createRelatedStories } from './related-stories.js';
import { hasSign } from './signed-name.js';
import { createStoryLists } from './story-lists.js';
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
  /** Changes whenever the same text may get a different summary. */
  readonly summariserVersion: string;
  /** Writes short summaries if the owner has set a model. */
  readonly llm: LlmSummariser | undefined;
  /** 0 ≤ x < 1; used for `random`. */
  readonly random: () => number;
  readonly log: Log;
};

/** What the archive's owner asks, in addition to what readers ask. */
export type Shelf = Pick<ArticleReader, 'writtenSummary'> & {
  /** The article in a file, given its path below the content folder. */
  getByPath(path: string): Article | undefined;
  /** Every article, in the order of first indexing. */
  eachArticle(): IterableIterator<Article>;
  /** Every article's body, read from its file, with the story it belongs to. */
  eachBody(): IterableIterator<{ readonly story: string; readonly blocks: readonly Block[] }>;
  /** Everything wrong with files, and files that hold an older version of a story. */
  findings(): IterableIterator<Finding>;
  /** Does the work that the first reader would otherwise wait for: a fifth of a second. */
  warm(): void;
  close(): void;
};

const MAX_NEAR_TAGS = 6;
/** A search for a slip of a name finds only those who made the same slip. */
const FAR_MORE = 10;
const FEW_STORIES = 50;
const NO_STORIES: StoryPage = { stories: [], total: 0 };

/**
 * Opens the index that an indexer made; throws when there is none. After `close` it must not be
 * used.
 */
export function openLibrary(options: LibraryOptions): Library & Shelf & { feed: NewsFeed } {
  const database = openIndexForReading(options.dataFolder);
  const parser = createArticleParser(options.parser);
  const rows = createStoryRows(database);
  const tagLookup = createTagLookup(database);
  const lists = createStoryLists(database, rows);
  const search = createStorySearch(database, options.searchWords, tagLookup);
  const related = createRelatedStories(database);
  const summaries = openSummaryCache({
    dataFolder: options.dataFolder,
    version: options.summariserVersion,
    log: options.log,
  });
  const reader = createArticleReader({
    database,
    parser,
    summarise: options.summarise,
    summaries,
    llm: options.llm,
  });

  /** Topics near the words of a search; where few stories contain them, only one that has far more. */
  function tagsNear(text: string, found: TextSearchResult): readonly number[] {
    const { wholeTotal, corrected } = found;
    const similar = () => tagLookup.similar(text, MAX_NEAR_TAGS);
    if (wholeTotal === 0) return similar();
    // Found as a topic: others may have the name within theirs.
    const own = hasSign(text) ? tagLookup.find(text) : undefined;
    if (own !== undefined) return similar().filter((row) => row !== own);
    const isDoubtful = corrected === undefined && wholeTotal <= FEW_STORIES;
    const name = isDoubtful ? tagLookup.nameNear(text) : undefined;
    return name !== undefined && name.stories >= FAR_MORE * wholeTotal ? [name.main] : [];
  }

  const library: Omit<Library & Shelf, 'readTopic' | 'changes'> = {
    latest: (page) => Promise.resolve(lists.latest(page)),
    getStory: (id) => {
      const row = rows.rowOf(id);
      return Promise.resolve(row === undefined ? undefined : rows.stories([row])[0]);
    },
    versions: (id) => {
      const row = rows.rowOf(id);
      return Promise.resolve(row === undefined ? [] : rows.versions(row));
    },
    related: (id, limit) => {
      const row = rows.rowOf(id);
      return Promise.resolve(row === undefined ? [] : rows.stories(related(row, limit)));
    },
    random: async (typed = '') => {
      if (typed === '') return lists.random(options.random());
      const query = await joinNames(typed, library);
      const find = (offset: number, limit: number) =>
        search.find(query, { offset, limit, sort: 'newest' });
      const { total, wholeTotal } = find(0, 0);
      const place = Math.floor(options.random() * (wholeTotal > 0 ? wholeTotal : total));
      return rows.stories(find(place, 1).hits.map(({ id }) => id))[0];
    },
    search: async (typed, { offset, limit, sort = 'relevance' }) => {
      const query = await joinNames(typed, library);
      const found = search.find(query, { offset, limit, sort });
      const hits = found.hits.flatMap(({ id, score }) =>
        rows.stories([id]).map((story) => ({ story, score })),
      );
      const near = tagsNear(wantedText(query), found);
      return {
        hits,
        total: found.total,
        wholeTotal: found.wholeTotal,
        corrected: found.corrected,
        relaxed: found.relaxed,
        terms: found.terms,
        nearTags: rows.tags(near),
      };
    },
    getTag: (nameOrId) => {
      const row = tagLookup.find(nameOrId);
      return Promise.resolve(row === undefined ? undefined : rows.tags([row])[0]);
    },
    tags: (page) => Promise.resolve(lists.tags(page)),
    similarTags: (text, limit) => Promise.resolve(rows.tags(tagLookup.similar(text, limit))),
    byTag: (tagId, page) => {
      const row = tagLookup.find(tagId);
      return Promise.resolve(row === undefined ? NO_STORIES : lists.byTag(row, page));
    },
    onThisDay: (month, day, page) => Promise.resolve(lists.onThisDay(month, day, page)),
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
