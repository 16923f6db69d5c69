/** Reads articles from their files: body and links, summary, the words around a match. */
import type { Article } from '../domain/article.js';
import { excerptOf } from '../search/excerpt.js';
import type { Summarise } from '../summary/summariser.js';
import type { ArticleFile, ArticleParser } from './article-parser.js';
import { bodyText } from './body-text.js';
import type { IndexDatabase } from './index-database.js';
import type { Library, Reading, Summary, SummaryLength } from './library.js';
import { createRecentCache } from '../domain/recent-cache.js';
import type { SummaryCache } from './summary-cache.js';

export type ArticleReader = Pick<Library, 'read' | 'summary' | 'excerpt'>;

export type ArticleReaderParts = {
  readonly database: IndexDatabase;
  readonly parser: ArticleParser;
  readonly summarise: Summarise;
  readonly summaries: SummaryCache;
};

const MAX_OPEN_FILES = 200;
const NO_SUMMARY: Summary = { text: '', sentences: [], method: 'none' };

export function createArticleReader(parts: ArticleReaderParts): ArticleReader {
  const { database, parser, summaries } = parts;
  const files = createRecentCache<ArticleFile>(MAX_OPEN_FILES);
  const selectHash = database.prepare<[string], { content_hash: string }>(
    'SELECT content_hash FROM article WHERE path = ?',
  );

  /** The index knows a file's hash: what changed since is read again. */
  const hashOf = (article: Article) => selectHash.get(article.path)?.content_hash ?? '';

  function open(article: Article): ArticleFile | undefined {
    const key = `${hashOf(article)} ${article.path}`;
    const file = files.get(key) ?? parser.read(article.path);
    if (file !== undefined) files.set(key, file);
    return file;
  }

  function sentencesOf(article: Article, length: SummaryLength): readonly string[] {
    // The headline is part of what is weighed, and it may come from the file's name.
    const key = `${hashOf(article)} ${length} ${article.title}`;
    const known = summaries.get(key);
    if (known !== undefined) return known;
    const file = open(article);
    if (file === undefined) return [];
    const sentences = parts.summarise({ title: article.title, blocks: file.blocks }, length);
    summaries.set(key, sentences);
    return sentences;
  }

  return {
    read: (article) => {
      const file = open(article);
      return Promise.resolve(file === undefined ? undefined : readingOf(file));
    },
    summary: (article, length) => {
      const sentences = sentencesOf(article, length);
      if (sentences.length === 0) return Promise.resolve(NO_SUMMARY);
      return Promise.resolve({ text: joinSentences(sentences), sentences, method: 'extractive' });
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
    imageUrl: picture?.imageUrl,
  };
}

/** Chinese sentences stand side by side, others have a space between them. */
function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce((text, sentence) =>
    /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$/.test(text)
      ? text + sentence
      : `${text} ${sentence}`,
  );
}
