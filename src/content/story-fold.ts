/** Folding: which articles form a story, kept up to date as articles come, change and go. */
import type { LocalDay } from '../domain/clock.js';
import { nameStories, type FoldPlan } from './story-claims.js';
import { createVersion, isSameStory, listStoryKeys, type StoryVersion } from './story-likeness.js';
import type { Signature } from './text-signature.js';

/** How many articles under one key are compared: the first ones, which connect all copies. */
export const MAX_UNDER_KEY = 64;

/** What the index knows about an article for folding. */
export type FoldRow = {
  readonly title: string;
  readonly day: LocalDay | undefined;
  readonly signature: Signature;
  /** The stored story it belongs to; `undefined`: none yet. */
  readonly story: number | undefined;
};

/** The look-ups that folding needs; articles and stories are identified by row number. */
export interface FoldRows {
  /**
   * The articles filed under any of these keys of `listStoryKeys`, possibly repeated: the
   * `MAX_UNDER_KEY` lowest rows of each key.
   */
  findByKeys(keys: readonly number[]): readonly number[];
  /** `undefined`: no such article. */
  getRow(article: number): FoldRow | undefined;
  /** The articles stored under the story, without deleted ones. */
  listMembers(story: number): readonly number[];
}

/**
 * Plans the stories around new and changed articles (already stored, with their keys) and around
 * stories that lost one. Stories are the connected groups under `isSameStory`, so the order of
 * arrival does not matter; the largest part of a story keeps its number.
 */
export function planFold(
  changes: { readonly articles: Iterable<number>; readonly bereftStories: Iterable<number> },
  rows: FoldRows,
): FoldPlan {
  const fold = new Fold(rows);
  fold.addArticles(changes.articles);
  fold.reopenStories(changes.bereftStories);
  fold.connect();
  return nameStories(fold.listGroups(), fold.touchedStories, (article) => fold.storyOf(article));
}

/**
 * More versions than this are copies of one page; such a story does not fall apart when one of them
 * goes.
 */
const MAX_REOPENED = 500;

/** The growing picture behind one plan: which articles were examined, and which are connected. */
class Fold {
  readonly touchedStories = new Set<number>();
  private readonly versions = new Map<number, StoryVersion>();
  /** The stories that articles are stored under. */
  private readonly stories = new Map<number, number | undefined>();
  private readonly parents = new Map<number, number>();
  /** Articles whose neighbours have yet to be found. */
  private readonly open = new Set<number>();

  constructor(private readonly rows: FoldRows) {}

  /**
   * A changed article may have been what connected its story, so the whole story is examined again.
   */
  addArticles(articles: Iterable<number>): void {
    for (const article of articles) {
      if (this.load(article) !== undefined) this.openArticle(article);
    }
    this.reopenStories([...this.open].flatMap((article) => this.stories.get(article) ?? []));
  }

  reopenStories(stories: Iterable<number>): void {
    for (const story of stories) {
      if (this.touchedStories.has(story)) continue;
      this.touchedStories.add(story);
      const members = this.rows.listMembers(story);
      if (members.length > MAX_REOPENED) {
        this.keepTogether(
          story,
          members.filter((article) => !this.open.has(article)),
        );
        continue;
      }
      for (const article of members) {
        if (this.load(article) !== undefined) this.openArticle(article);
      }
    }
  }

  connect(): void {
    for (const article of this.open) {
      const version = this.load(article);
      if (version === undefined) continue;
      for (const neighbour of this.findNeighbours(version))
        this.compare(article, version, neighbour);
    }
  }

  listGroups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (const article of [...this.parents.keys()].sort((one, other) => one - other)) {
      const root = this.rootOf(article);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [article]);
      else group.push(article);
    }
    return [...groups.values()];
  }

  storyOf(article: number): number | undefined {
    return this.stories.get(article);
  }

  private openArticle(article: number): void {
    this.open.add(article);
    if (!this.parents.has(article)) this.parents.set(article, article);
  }

  private findNeighbours(version: StoryVersion): ReadonlySet<number> {
    return new Set(this.rows.findByKeys(listStoryKeys(version)));
  }

  private compare(article: number, version: StoryVersion, neighbour: number): void {
    if (this.areJoined(article, neighbour)) return;
    const other = this.load(neighbour);
    if (other === undefined || !isSameStory(version, other)) return;
    this.join(article, neighbour);
    const story = this.stories.get(neighbour);
    if (story === undefined || this.touchedStories.has(story)) return;
    // A story that only gains articles stays together: none of its own have changed.
    this.touchedStories.add(story);
    this.keepTogether(story, this.rows.listMembers(story));
  }

  /** Joins a story's articles without reading them. */
  private keepTogether(story: number, articles: readonly number[]): void {
    for (const article of articles) {
      this.stories.set(article, story);
      this.join(articles[0] ?? article, article);
    }
  }

  private load(article: number): StoryVersion | undefined {
    const known = this.versions.get(article);
    if (known !== undefined) return known;
    const row = this.rows.getRow(article);
    if (row === undefined) return undefined;
    const version = createVersion(row);
    this.versions.set(article, version);
    this.stories.set(article, row.story);
    return version;
  }

  private areJoined(one: number, other: number): boolean {
    return one === other || this.rootOf(one) === this.rootOf(other);
  }

  private join(one: number, other: number): void {
    const roots = [this.rootOf(one), this.rootOf(other)] as const;
    const root = Math.min(...roots);
    for (const article of [one, other, ...roots]) this.parents.set(article, root);
  }

  private rootOf(article: number): number {
    let root = article;
    for (;;) {
      const parent = this.parents.get(root) ?? root;
      if (parent === root) break;
      root = parent;
    }
    if (this.parents.has(article)) this.parents.set(article, root);
    return root;
  }
}
