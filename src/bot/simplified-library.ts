/** The library as a reader of Simplified Chinese sees it. */
import type { Library, StoryPage } from '../content/library.js';
import { tagKey } from '../content/tag-key.js';
import type { Article, Story, Tag } from '../domain/article.js';
import type { Simplify } from '../views/simplify.js';

/**
 * Converts headlines, summaries, excerpts, and the names of topics, authors and sections; texts stay
 * as they were written. Every name still finds what it names.
 */
export function createSimplifiedLibrary(library: Library, simplify: Simplify): Library {
  // Reading an article's file needs the original article.
  const written = new WeakMap<Article, Article>();
  const asWritten = (article: Article) => written.get(article) ?? article;
  const nameOf = (text: string): string => {
    const simplified = simplify(text);
    // OpenCC joins words that readers' queries are not joined by.
    return tagKey(simplified) === tagKey(text) ? simplified : text;
  };
  const article = (one: Article): Article => {
    const shown = {
      ...one,
      title: simplify(one.title),
      author: one.author === undefined ? undefined : nameOf(one.author),
      category: one.category === undefined ? undefined : nameOf(one.category),
    };
    written.set(shown, one);
    return shown;
  };
  const story = (one: Story): Story => ({
    ...one,
    newest: article(one.newest),
    tags: one.tags.map(nameOf),
  });
  const tag = (one: Tag): Tag => {
    const name = nameOf(one.name);
    const aliases = new Set(one.aliases.map(nameOf));
    return { ...one, name, aliases: [...aliases].filter((alias) => alias !== name) };
  };
  const named = <T extends { readonly name: string }>(one: T): T => ({
    ...one,
    name: nameOf(one.name),
  });
  const page = ({ stories, total }: StoryPage): StoryPage => ({
    stories: stories.map(story),
    total,
  });

  const shown: Partial<Library> = {
    latest: async (wanted) => page(await library.latest(wanted)),
    byTag: async (id, wanted) => page(await library.byTag(id, wanted)),
    byName: async (kind, name, wanted) => page(await library.byName(kind, name, wanted)),
    byDays: async (first, last, wanted) => page(await library.byDays(first, last, wanted)),
    onThisDay: async (month, day, wanted) => page(await library.onThisDay(month, day, wanted)),
    async getStory(id) {
      const found = await library.getStory(id);
      return found === undefined ? undefined : story(found);
    },
    async random(query) {
      const found = await library.random(query);
      return found === undefined ? undefined : story(found);
    },
    related: async (id, limit) => (await library.related(id, limit)).map(story),
    versions: async (id) => (await library.versions(id)).map(article),
    async search(query, options) {
      const found = await library.search(query, options);
      return {
        ...found,
        hits: found.hits.map((hit) => ({ ...hit, story: story(hit.story) })),
        nearTags: found.nearTags.map(tag),
      };
    },
    async facets(query, since) {
      const found = await library.facets(query, since);
      return { ...found, tags: found.tags.map((one) => ({ ...one, tag: tag(one.tag) })) };
    },
    async getTag(nameOrId) {
      const found = await library.getTag(nameOrId);
      return found === undefined ? undefined : tag(found);
    },
    async tags(wanted) {
      const { tags, total } = await library.tags(wanted);
      return { tags: tags.map(tag), total };
    },
    similarTags: async (text, limit) => (await library.similarTags(text, limit)).map(tag),
    async readTopic(text) {
      const read = await library.readTopic(text);
      return read.kind === 'unknown-tag' ? { ...read, near: read.near.map(tag) } : read;
    },
    async getName(kind, name) {
      const found = await library.getName(kind, name);
      return found === undefined ? undefined : named(found);
    },
    async names(kind, wanted) {
      const { names, total } = await library.names(kind, wanted);
      return { names: names.map(named), total };
    },
    similarNames: async (kind, text, limit) =>
      (await library.similarNames(kind, text, limit)).map(named),
    async mostCovered(first, last, wanted) {
      const { covered, total } = await library.mostCovered(first, last, wanted);
      return { covered: covered.map((one) => ({ ...one, story: story(one.story) })), total };
    },
    read: (one) => library.read(asWritten(one)),
    async summary(one, length) {
      const summary = await library.summary(asWritten(one), length);
      const sentences = summary.sentences.map(simplify);
      return { ...summary, text: simplify(summary.text), sentences };
    },
    async excerpt(one, terms) {
      const parts = await library.excerpt(asWritten(one), terms);
      return parts.map((part) => ({ ...part, text: simplify(part.text) }));
    },
  };
  // Everything else is forwarded to the library each time: copied methods would go on reading an
  // index
  // that another one has replaced.
  return new Proxy(library, {
    get: (_target, name): unknown => Reflect.get(name in shown ? shown : library, name),
  });
}
