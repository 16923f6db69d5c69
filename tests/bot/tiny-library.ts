/** A library of a few articles of our own, held in memory: what a test says is what there is. */
import type { Library, Page, StoryPage } from '../../src/content/library.js';
import { createTopicReader } from '../../src/content/topic-reader.js';
import type { Article, Story, Tag } from '../../src/domain/article.js';
import type { Block } from '../../src/domain/body.js';

export type TinyArticle = {
  readonly id: string;
  readonly title: string;
  readonly day?: string;
  readonly author?: string;
  readonly category?: string;
  readonly tags?: readonly string[];
  readonly paragraphs?: readonly string[];
  readonly url?: string;
  readonly imageUrl?: string;
  /** Days of older versions; their ids are `<id>v1`, `<id>v2` … */
  readonly olderDays?: readonly string[];
};

/** Newest first as given; search finds words in titles and paragraphs. */
export function createTinyLibrary(articles: readonly TinyArticle[]): Library {
  const stories = new Map(articles.map((article) => [article.id, toStory(article)]));
  const written = (id: string) =>
    articles.find((article) => id.replace(/v\d+$/, '') === article.id);
  const names = [...new Set(articles.flatMap(({ tags = [] }) => tags))];
  const holds = (name: string) => [...stories.values()].filter(({ tags }) => tags.includes(name));
  const tags = names.map((name, index): Tag => ({
    id: `tag${index}`,
    name,
    aliases: [],
    stories: holds(name).length,
  }));
  const cut = (found: readonly Story[], { offset, limit }: Page): StoryPage => ({
    stories: found.slice(offset, offset + limit),
    total: found.length,
  });
  const named = (kind: 'author' | 'category', name: string) => {
    const found = [...stories.values()].filter(({ newest }) => newest[kind] === name);
    return { stories: found, total: found.length };
  };
  const text = ({ title, paragraphs = [] }: TinyArticle) => [title, ...paragraphs].join(' ');

  const finder: Pick<Library, 'getTag' | 'getName' | 'similarTags'> = {
    getTag: (name) => Promise.resolve(tags.find((tag) => tag.name === name || tag.id === name)),
    similarTags: (word, limit) =>
      Promise.resolve(tags.filter(({ name }) => name.includes(word)).slice(0, limit)),
    getName(kind, name) {
      const { total } = named(kind, name);
      return Promise.resolve(total === 0 ? undefined : { kind, name, stories: total });
    },
  };

  return {
    ...finder,
    readTopic: createTopicReader({ talk: [], newest: [], synonyms: [] }, finder),
    latest: (page) => Promise.resolve(cut([...stories.values()], page)),
    getStory: (id) => Promise.resolve(stories.get(written(id)?.id ?? '')),
    versions(id) {
      const article = written(id);
      const older = article?.olderDays ?? [];
      const all = article === undefined ? [] : [toArticle(article)];
      const olderVersions = older.map((day, index) => ({
        ...all[0],
        id: `${id}v${index + 1}`,
        day,
      }));
      return Promise.resolve([...all, ...(olderVersions as Article[])]);
    },
    changes: () => Promise.resolve(undefined),
    related(id, limit) {
      const story = stories.get(written(id)?.id ?? '');
      const others = [...stories.values()].filter((other) => other !== story);
      const near = others.filter((other) => other.tags.some((tag) => story?.tags.includes(tag)));
      return Promise.resolve(near.slice(0, limit));
    },
    random: (query = '') =>
      Promise.resolve(
        stories.get(articles.find((article) => text(article).includes(query))?.id ?? ''),
      ),
    problems: () => Promise.resolve({ problems: [], total: 0 }),
    size: () => ({
      articles: articles.length,
      stories: stories.size,
      tags: tags.length,
      bytes: 1_000,
    }),
    search(query, page) {
      const found = articles
        .filter((article) => query.split(' ').every((word) => text(article).includes(word)))
        .flatMap(({ id }) => stories.get(id) ?? []);
      const { stories: shown, total } = cut(found, page);
      return Promise.resolve({
        hits: shown.map((story) => ({ story, score: 1 })),
        total,
        wholeTotal: total,
        corrected: undefined,
        relaxed: undefined,
        nearTags: total === 0 ? tags.slice(0, 2) : [],
        terms: query.split(' '),
      });
    },
    tags: ({ offset, limit }) =>
      Promise.resolve({ tags: tags.slice(offset, offset + limit), total: tags.length }),
    byTag(tagId, page) {
      const tag = tags.find(({ id }) => id === tagId);
      return Promise.resolve(cut(holds(tag?.name ?? ''), page));
    },
    onThisDay(month, day, page) {
      const ending = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const found = [...stories.values()].filter(({ newest }) => newest.day?.endsWith(ending));
      return Promise.resolve(cut(found, page));
    },
    facets(query, since) {
      const found = articles.filter((article) =>
        query.split(' ').every((word) => /[#:]/.test(word) || text(article).includes(word)),
      );
      const years = [...new Set(found.flatMap(({ day }) => day?.slice(0, 4) ?? []))];
      return Promise.resolve({
        total: found.length,
        tags: tags.map((tag) => ({
          tag,
          hits: found.filter((article) => article.tags?.includes(tag.name)).length,
        })),
        years: years.map((year) => ({
          year,
          hits: found.filter(({ day }) => day?.startsWith(year)).length,
        })),
        since: since.map((first) => found.filter(({ day = '' }) => day >= first).length),
      });
    },
    names(kind, { offset, limit }) {
      const all = [...new Set(articles.flatMap((article) => article[kind] ?? []))];
      const shown = all.map((name) => ({ kind, name, stories: named(kind, name).total }));
      return Promise.resolve({ names: shown.slice(offset, offset + limit), total: all.length });
    },
    similarNames: () => Promise.resolve([]),
    byName: (kind, name, page) => Promise.resolve(cut(named(kind, name).stories, page)),
    calendar(within) {
      const chars = within === '' ? 4 : within.length + 3;
      const parts = articles.flatMap(({ day = '' }) =>
        day.startsWith(within) && day !== '' ? [day.slice(0, chars)] : [],
      );
      const once = [...new Set(parts)].sort();
      return Promise.resolve(
        once.map((part) => ({ part, stories: parts.filter((other) => other === part).length })),
      );
    },
    byDays(first, last, page) {
      const found = [...stories.values()].filter(
        ({ newest: { day = '' } }) => day >= first && day <= last,
      );
      return Promise.resolve(cut(found, page));
    },
    mostCovered(first, last, { offset, limit }) {
      const found = [...stories.values()].filter(
        ({ versionCount, newest: { day = '' } }) => versionCount > 1 && day >= first && day <= last,
      );
      const covered = found.map((story) => ({
        story,
        updates: story.versionCount - 1,
        related: 0,
      }));
      return Promise.resolve({
        covered: covered.slice(offset, offset + limit),
        total: covered.length,
      });
    },
    read({ id }) {
      const article = written(id);
      if (article === undefined) return Promise.resolve(undefined);
      const blocks = (article.paragraphs ?? []).map(paragraph);
      const { url, imageUrl } = article;
      return Promise.resolve({ blocks, url, originalUrl: undefined, imageUrl });
    },
    summary({ id }) {
      const [first = ''] = written(id)?.paragraphs ?? [];
      return Promise.resolve({ text: first, sentences: [first], method: 'extractive' });
    },
    excerpt: () => Promise.resolve([]),
  };
}

/** A block of plain text. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text, spans: [{ text }] };
}

function toStory(article: TinyArticle): Story {
  return {
    id: article.id,
    newest: toArticle(article),
    versionCount: 1 + (article.olderDays?.length ?? 0),
    tags: article.tags ?? [],
  };
}

function toArticle(article: TinyArticle): Article {
  return {
    id: article.id,
    path: `${article.id}.md`,
    title: article.title,
    publishedAt: article.day === undefined ? undefined : Date.parse(`${article.day}T00:00+08:00`),
    day: article.day,
    hasTime: false,
    updatedAt: undefined,
    author: article.author,
    category: article.category,
    tags: article.tags ?? [],
  };
}
