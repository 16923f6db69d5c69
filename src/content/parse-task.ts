/** The two kinds of work that threads do for the indexer, and how a thread does them. */
import { tokenizeDocument, type TokenizedDocument } from '../search/document-terms.js';
import type { ArticleParser, ParsedFile } from './article-parser.js';
import { bodyText } from './body-text.js';

/** Plain values, so that they can be sent between threads. */
export type ParseTask =
  | { readonly kind: 'parse'; readonly paths: readonly string[] }
  | {
      readonly kind: 'tokenize';
      readonly stories: readonly { readonly path: string; readonly tags: readonly string[] }[];
    };

/** The answer to a task of the same kind. */
export type ParseResult =
  | { readonly kind: 'parse'; readonly files: readonly ParsedFile[] }
  /** `undefined` where the file is gone or broken by now. */
  | { readonly kind: 'tokenize'; readonly documents: readonly (TokenizedDocument | undefined)[] };

/** Runs a task in this thread. Never throws because of a bad file. */
export function runParseTask(parser: ArticleParser, task: ParseTask): ParseResult {
  if (task.kind === 'parse')
    return { kind: 'parse', files: task.paths.map((path) => parser.parse(path)) };
  return {
    kind: 'tokenize',
    documents: task.stories.map(({ path, tags }) => {
      const file = parser.read(path);
      if (file === undefined) return undefined;
      return tokenizeDocument({ title: file.fields.title, tags, body: bodyText(file.blocks) });
    }),
  };
}
