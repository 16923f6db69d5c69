/** What alerts need from the index: which stories exist, and how each can be followed. */
import type { Story } from '../domain/article.js';
import type { StoryStamp } from '../domain/batch.js';
import { fold } from '../search/fold.js';
import { nameKeys } from './author-names.js';
import type { SearchableStory } from './saved-searches.js';
import type { IndexDatabase } from './index-database.js';
import type { Library } from './library.js';
import { bodyText } from './body-text.js';
import { tagKey } from './tag-key.js';

/** A story in terms of the topics that match it. */
export type FollowedBy = {
  /** For every name of every tag. */
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly searchable: SearchableStory;
};

/** The index as a source of news. */
export interface NewsFeed {
  /** Changes when the index does. */
  version(): unknown;
  /** Every readable story, with its files. */
  stamps(): Promise<readonly StoryStamp[]>;
  /** `undefined`: the story is gone. */
  followedBy(storyId: string): Promise<FollowedBy | undefined>;
}

type StampRow = {
  story: string;
  article: string;
  content_hash: string;
  published_at: number | null;
};

/** Reads an index that another connection writes. */
export function createNewsFeed(
  database: IndexDatabase,
  library: Pick<Library, 'getStory' | 'getTag' | 'read'>,
): NewsFeed {
  const select = database.prepare<[], StampRow>(
    `SELECT story.id AS story, article.id AS article, article.content_hash, newest.published_at
     FROM story JOIN article ON article.story = story.row_id
     JOIN article AS newest ON newest.row_id = story.newest
     WHERE story.dirty = 0 ORDER BY story.row_id`,
  );
  return {
    version: () => database.pragma('data_version', { simple: true }),
    stamps: () => Promise.resolve(groupStamps(select.all())),
    async followedBy(storyId) {
      const story = await library.getStory(storyId);
      if (story === undefined) return undefined;
      const tagNames = await allNames(story, library);
      const reading = await library.read(story.newest);
      const { title, author, category, day } = story.newest;
      return {
        tags: [...new Set(tagNames.map(tagKey))],
        authors: nameKeys(author),
        categories: category === undefined ? [] : [fold(category).trim()],
        searchable: {
          title,
          tagNames,
          body: bodyText(reading?.blocks ?? []),
          author,
          category,
          day,
        },
      };
    },
  };
}

async function allNames(story: Story, { getTag }: Pick<Library, 'getTag'>): Promise<string[]> {
  const tags = await Promise.all(story.tags.map((name) => getTag(name)));
  return [
    ...story.tags,
    ...tags.flatMap((tag) => (tag === undefined ? [] : [tag.name, ...tag.aliases])),
  ];
}

function groupStamps(rows: readonly StampRow[]): StoryStamp[] {
  const stories = new Map<
    string,
    { stamp: StoryStamp; articles: StoryStamp['articles'][number][] }
  >();
  for (const { story, article, content_hash: contentHash, published_at: publishedAt } of rows) {
    const known = stories.get(story);
    const stamp = { articleId: article, contentHash };
    if (known !== undefined) known.articles.push(stamp);
    else {
      const articles = [stamp];
      stories.set(story, {
        stamp: { storyId: story, articles, publishedAt: publishedAt ?? undefined },
        articles,
      });
    }
  }
  return [...stories.values()].map(({ stamp }) => stamp);
}
