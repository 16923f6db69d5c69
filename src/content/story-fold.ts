/** Folding: which articles form a story, kept up to date as articles come, change and go. */
import type { LocalDay } from '../domain/clock.js';
import { createVersion, isSameStory, listStoryKeys, type StoryVersion } from './story-likeness.js';
import type { Signature } from './text-signature.js';

/** How many articles under one key are compared: the first ones, through which all copies hang together. */
export const MAX_UNDER_KEY = 64;

/** What the index holds of one article for folding. */
export type FoldRow = {
  readonly title: string;
  readonly day: LocalDay | undefined;
  readonly signature: Signature;
  /** The story it belongs to as stored; `undefined`: in none yet. */
  readonly story: number | undefined;
};

/** The look-ups that folding needs; articles and stories are known by their row numbers. */
export interface FoldRows {
  /**
   * The articles filed under any of the keys of `listStoryKeys`, some twice: for each key the
   * `MAX_UNDER_KEY` lowest rows.
   */
  findByKeys(keys: readonly number[]): readonly number[];
  /** `undefined`: no such article. */
  getRow(article: number): FoldRow | undefined;
  /** The articles that the story holds as stored, without those that are gone. */
  listMembers(story: number): readonly number[];
}

/** One story as it should be from now on. */
export type FoldedStory = {
  /** The story that goes on; `undefined`: a new one. */
  readonly story: number | undefined;
  /** Its articles, lowest row first. */
  readonly articles: readonly number[];
};

export type FoldPlan = {
  /** Every story with an article that came, changed or went, and those that they touch. */
  readonly stories: readonly FoldedStory[];
  /** Stories that hold nothing any more: merged into another, or their last article is gone. */
  readonly ended: readonly number[];
};

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

type Entry = { readonly version: StoryVersion; readonly story: number | undefined };

/** The growing picture of one plan: which articles were looked at, and which hang together. */
class Fold {
  readonly touchedStories = new Set<number>();
  private readonly entries = new Map<number, Entry>();
  private readonly parents = new Map<number, number>();
  /** Articles whose neighbours must be looked for. */
  private readonly open = new Set<number>();

  constructor(private readonly rows: FoldRows) {}

  /** An article that changed may have held its story together, so the whole story is looked at anew. */
  addArticles(articles: Iterable<number>): void {
    for (const article of articles) {
      const entry = this.load(article);
      if (entry === undefined) continue;
      this.openArticle(article);
      if (entry.story !== undefined) this.reopenStories([entry.story]);
    }
  }

  reopenStories(stories: Iterable<number>): void {
    for (const story of stories) {
      if (this.touchedStories.has(story)) continue;
      this.touchedStories.add(story);
      for (const article of this.rows.listMembers(story)) {
        if (this.load(article) !== undefined) this.openArticle(article);
      }
    }
  }

  connect(): void {
    for (const article of this.open) {
      const version = this.load(article)?.version;
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
    return this.entries.get(article)?.story;
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
    if (other === undefined || !isSameStory(version, other.version)) return;
    this.join(article, neighbour);
    if (other.story !== undefined && !this.touchedStories.has(other.story)) {
      this.touchWhole(other.story, neighbour);
    }
  }

  /** A story that only gains keeps together: none of its articles changed. */
  private touchWhole(story: number, member: number): void {
    this.touchedStories.add(story);
    for (const article of this.rows.listMembers(story)) {
      if (this.load(article) !== undefined) this.join(member, article);
    }
  }

  private load(article: number): Entry | undefined {
    const known = this.entries.get(article);
    if (known !== undefined) return known;
    const row = this.rows.getRow(article);
    if (row === undefined) return undefined;
    const entry = { version: createVersion(row), story: row.story };
    this.entries.set(article, entry);
    return entry;
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

/** Gives each stored story to the group that holds most of it, and each group at most one. */
function nameStories(
  groups: readonly (readonly number[])[],
  touched: ReadonlySet<number>,
  storyOf: (article: number) => number | undefined,
): FoldPlan {
  const claims = groups.flatMap((articles) => listClaims(articles, storyOf));
  claims.sort((one, other) => other.held - one.held || one.story - other.story);
  const names = new Map<readonly number[], number>();
  const given = new Set<number>();
  for (const { articles, story } of claims) {
    if (names.has(articles) || given.has(story)) continue;
    names.set(articles, story);
    given.add(story);
  }
  return {
    stories: groups.map((articles) => ({ story: names.get(articles), articles })),
    ended: [...touched].filter((story) => !given.has(story)),
  };
}

type Claim = {
  readonly articles: readonly number[];
  readonly story: number;
  readonly held: number;
};

function listClaims(
  articles: readonly number[],
  storyOf: (article: number) => number | undefined,
): readonly Claim[] {
  const held = new Map<number, number>();
  for (const article of articles) {
    const story = storyOf(article);
    if (story !== undefined) held.set(story, (held.get(story) ?? 0) + 1);
  }
  return [...held].map(([story, count]) => ({ articles, story, held: count }));
}
