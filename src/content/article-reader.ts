/** Reads articles from their files: body and links, summaries, and the text around a match. */
import type { Article } from '../domain/article.js';
import { createRecentCache } from '../domain/recent-cache.js';
import { excerptOf } from '../search/excerpt.js';
import type { LlmSummariser } from '../summary/llm-summariser.js';
import type { Summarise, SummaryLength } from '../summary/summariser.js';
import type { ArticleFile, ArticleParser } from './article-parser.js';
import { bodyText } from './body-text.js';
import type { IndexDatabase } from './index-database.js';
import type { Library, Reading, Summary } from './library.js';
import { gapAfter } from './sentence-gap.js';
import type { SummaryCache } from './summary-cache.js';

/** Reads articles from their files and summarises them. */
export type ArticleReader = Pick<Library, 'read' | 'summary' | 'excerpt'> & {
  /**
   * Waits for the model's short summary; falls back to the extractive one if there is none to show.
   */
  writtenSummary(article: Article): Promise<Summary>;
};

/** What reading and summarising need. */
export type ArticleReaderParts = {
  readonly database: IndexDatabase;
  readonly parser: ArticleParser;
  readonly summarise: Summarise;
  readonly summaries: SummaryCache;
  /** Writes short summaries; if left out, no model is asked. */
  readonly llm: LlmSummariser | undefined;
};

const MAX_OPEN_FILES = 200;
const NO_SUMMARY: Summary = { text: '', sentences: [], method: 'none' };

/** A reader that has not opened any file yet; it caches the most recent ones. */
export function createArticleReader(parts: ArticleReaderParts): ArticleReader {
  const { database, parser, summaries, llm } = parts;
  const underWay = new Map<string, Promise<void>>();
  const files = createRecentCache<ArticleFile>(MAX_OPEN_FILES);
  const selectHash = database.prepare<[string], { content_hash: string }>(
    'SELECT content_hash FROM article WHERE path = ?',
  );

  /** The index stores each file's hash, so a changed file is read again. */
  const hashOf = (article: Article) => selectHash.get(article.path)?.content_hash ?? '';

  function open(article: Article): ArticleFile | undefined {
    const key = `${hashOf(article)} ${article.path}`;
    const file = files.get(key) ?? parser.read(article.path);
    if (file !== undefined) files.set(key, file);
    return file;
  }

  function sentencesOf(article: Article, length: SummaryLength): readonly string[] {
    // The summary depends on the headline, which may come from the file's name.
    const key = `${hashOf(article)} ${length} ${article.title}`;
    const known = summaries.get(key);
    if (known !== undefined) return known;
    const file = open(article);
    if (file === undefined) return [];
    const sentences = parts.summarise({ title: article.title, blocks: file.blocks }, length);
    summaries.set(key, sentences);
    return sentences;
  }

  function extractiveSummary(article: Article, length: SummaryLength): Summary {
    const sentences = sentencesOf(article, length);
    if (sentences.length === 0) return NO_SUMMARY;
    return { text: joinSentences(sentences), sentences, method: 'extractive' };
  }

  const llmKey = (article: Article) => `${hashOf(article)} llm ${llm?.version ?? ''}`;

  /** `undefined`: never asked. A text on which the model failed is not paid for twice. */
  function knownWritten(article: Article): Summary | undefined {
    const known = summaries.get(llmKey(article));
    const text = known?.[0];
    if (known === undefined) return undefined;
    return text === undefined
      ? extractiveSummary(article, 'short')
      : { text, sentences: [text], method: 'llm' };
  }

  async function write(article: Article): Promise<void> {
    const file = open(article);
    const text = file === undefined ? '' : bodyText(file.blocks);
    if (llm === undefined || text === '') return;
    const written = await llm.summarise({ title: article.title, text });
    if ('text' in written) summaries.set(llmKey(article), [written.text]);
    else if (written.isFinal) summaries.set(llmKey(article), []);
  }

  /** Asks about each article only once at a time, however many readers open it. */
  function writeOnce(article: Article): Promise<void> {
    const key = llmKey(article);
    const writing = underWay.get(key) ?? write(article).finally(() => underWay.delete(key));
    underWay.set(key, writing);
    return writing;
  }

  return {
    async writtenSummary(article) {
      if (knownWritten(article) === undefined) await writeOnce(article);
      return knownWritten(article) ?? extractiveSummary(article, 'short');
    },
    read: (article) => {
      const file = open(article);
      return Promise.resolve(file === undefined ? undefined : readingOf(file));
    },
    summary: (article, length) => {
      if (llm !== undefined && length === 'short') {
        const written = knownWritten(article);
        if (written !== undefined) return Promise.resolve(written);
        // This reader does not wait for the model: the next one sees what it wrote.
        void writeOnce(article);
      }
      return Promise.resolve(extractiveSummary(article, length));
    },
    excerpt: (article, terms) => {
      const file = open(article);
      return Promise.resolve(file === undefined ? [] : excerptOf(bodyText(file.blocks), terms));
    },
  };
}

function readingOf({ fields, blocks }: ArticleFile): Reading {
  const picture = blocks.find(({ kind, imageUrl }) => kind === 'caption' && imageUrl !== undefined);
  return {
    blocks,
    url: fields.url,
    originalUrl: fields.originalUrl,
    imageUrl: fields.imageUrl ?? picture?.imageUrl,
  };
}

function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((text, sentence) => text + gapAfter(text) + sentence);
}
