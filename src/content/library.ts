/**
 * The library answers every question about the articles. It reads the index and, for bodies, the
 * files.
 */
import type { ArchiveSize, Article, Finding, Story, Tag } from '../domain/article.js';
import type { Block } from '../domain/body.js';
import type { LocalDay } from '../domain/clock.js';
import type { VersionChanges } from '../domain/text-change.js';
import type { ExcerptPart } from '../search/excerpt.js';
import type { SummaryLength } from '../summary/summariser.js';
import type { CalendarPart } from './calendar.js';
import type { Name, NameKind } from './name-lists.js';
import type { TopicReading } from './topic-reader.js';

/** Which part of a list is wanted. */
export type Page = {
  /** How many to skip. */
  readonly offset: number;
  readonly limit: number;
};

/** Some stories of a list. */
export type StoryPage = {
  readonly stories: readonly Story[];
  /** How many there are in all. */
  readonly total: number;
};

/** How hits are sorted. */
export type SearchSort = 'relevance' | 'newest';

/** A story that was found; a higher score is better, but only within one search. */
export type SearchHit = {
  readonly story: Story;
  readonly score: number;
};

/** One page of a search's hits. */
export type SearchPage = {
  readonly hits: readonly SearchHit[];
  /** All hits, including those that match only a good part of the query and come last. */
  readonly total: number;
  /** Hits that match the whole query. */
  readonly wholeTotal: number;
  /** What was searched instead because nothing matched the words as typed ("did you mean"). */
  readonly corrected: string | undefined;
  /** The query without its rarest word, if the query found nothing but this would. */
  readonly relaxed: string | undefined;
  /** Tags similar to the query, for when nothing matches all of it. */
  readonly nearTags: readonly Tag[];
  /** The words to highlight in an excerpt, folded. */
  readonly terms: readonly string[];
};

/** Whole sentences of the article, in its order. */
export type Summary = {
  readonly text: string;
  readonly sentences: readonly string[];
  readonly method: 'extractive' | 'llm' | 'none';
};

/** What an article's file contains in addition to what the index knows. */
export type Reading = {
  readonly blocks: readonly Block[];
  /** Where the article is now, perhaps an archived copy; http(s) only. */
  readonly url: string | undefined;
  /** Where it first appeared; http(s) only. */
  readonly originalUrl: string | undefined;
  /** The picture named in the front matter, else the first one in the text; http(s) only. */
  readonly imageUrl: string | undefined;
};

/** What the hits of a search have in common. */
export type SearchFacets = {
  /** How many hits there are. */
  readonly total: number;
  /** Tags with how many hits have them, most first; `stories` of a tag counts the whole archive. */
  readonly tags: readonly { readonly tag: Tag; readonly hits: number }[];
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly hits: number }[];
  /** For each of the requested days, how many hits are from that day or later. */
  readonly since: readonly number[];
};

/** A story and how much was written about it. */
export type CoveredStory = {
  readonly story: Story;
  /** How often it was saved again with a different text. */
  readonly updates: number;
  /** Other stories of the same week about the same subject. */
  readonly related: number;
};

/** Read-only; nothing here rejects because of what a reader typed. */
export interface Library {
  /** Newest first. */
  latest(page: Page): Promise<StoryPage>;
  /** The story that this article belongs to; the id of any version finds it. */
  getStory(articleId: string): Promise<Story | undefined>;
  /** Newest first. */
  versions(storyId: string): Promise<readonly Article[]>;
  /**
   * What changed in the story's text, counted back from 1 for the latest change; a `step` too large
   * gives the oldest. `undefined`: all its versions have the same text.
   */
  changes(storyId: string, step: number): Promise<VersionChanges | undefined>;
  /**
   * Stories that share rare tags or passages with the article, closest first, without its own
   * story.
   */
  related(articleId: string, limit: number): Promise<readonly Story[]>;
  /** Any story, or with a query any story that matches all of it. */
  random(query?: string): Promise<Story | undefined>;
  /**
   * Understands the query language described in the README; a malformed query is read leniently.
   */
  search(query: string, options: Page & { sort?: SearchSort }): Promise<SearchPage>;
  /** How the hits of a search are distributed over topics and time, for narrowing it down. */
  facets(query: string, since: readonly LocalDay[]): Promise<SearchFacets>;
  /** By any of its names, in either script and any case and width, or by its id. */
  getTag(nameOrId: string): Promise<Tag | undefined>;
  /** Most stories first. */
  tags(page: Page): Promise<{ tags: readonly Tag[]; total: number }>;
  /** Tags whose names begin with the text or resemble it, best first. */
  similarTags(text: string, limit: number): Promise<readonly Tag[]>;
  /** What a reader wants to follow: a tag, an author, a section, everything, or a search. */
  readTopic(text: string): Promise<TopicReading>;
  /** Newest first. */
  byTag(tagId: string, page: Page): Promise<StoryPage>;
  /** Stories of this month and day in earlier years, newest first. `month` and `day` from 1. */
  onThisDay(month: number, day: number, page: Page): Promise<StoryPage>;
  /**
   * An author or a section, in either script and any case and width; `undefined`: no story has this
   * name.
   */
  getName(kind: NameKind, name: string): Promise<Name | undefined>;
  /** Most stories first. */
  names(kind: NameKind, page: Page): Promise<{ names: readonly Name[]; total: number }>;
  /** Names that contain the text or are contained in it, most stories first. */
  similarNames(kind: NameKind, text: string, limit: number): Promise<readonly Name[]>;
  /** Newest first. */
  byName(kind: NameKind, name: string, page: Page): Promise<StoryPage>;
  /**
   * The years of everything (empty text), the months of `2019`, the days of `2019-06`, without
   * empty ones.
   */
  calendar(within: string): Promise<readonly CalendarPart[]>;
  /** Stories from the first to the last day, newest first. */
  byDays(first: LocalDay, last: LocalDay, page: Page): Promise<StoryPage>;
  /** The most covered stories between these days, one for each subject. */
  mostCovered(
    first: LocalDay,
    last: LocalDay,
    page: Page,
  ): Promise<{ covered: readonly CoveredStory[]; total: number }>;
  /** The file's body and links; `undefined` when the file is gone or no longer readable. */
  read(article: Article): Promise<Reading | undefined>;
  /** Never throws: an article without text has an empty summary and the method `none`. */
  summary(article: Article, length: SummaryLength): Promise<Summary>;
  /**
   * The text around the best match, in whole sentences or clauses if they fit; empty: no match in
   * the body.
   */
  excerpt(article: Article, terms: readonly string[]): Promise<readonly ExcerptPart[]>;
  /** Files that cannot be shown, in order of their paths. */
  problems(page: Page): Promise<{ readonly problems: readonly Finding[]; readonly total: number }>;
  size(): ArchiveSize;
}
