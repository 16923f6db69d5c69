/** What a search says around its list of stories. */
import type { Tag } from '../domain/article.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { cleanText, clipText } from './clean-text.js';
import type { Reader } from './reader.js';
import { sentenceView } from './sentence-view.js';
import { tagRows } from './tags-view.js';

const MAX_QUERY_CHARS = 60;

export type FoundCounts = {
  readonly query: string;
  readonly corrected: string | undefined;
  /** With those that hold only a good part of the query. */
  readonly total: number;
  readonly wholeTotal: number;
};

/** The line over the results: how many, what was searched instead, and how many hold only a part. */
export function searchHeading(found: FoundCounts, { texts }: Reader): string {
  const query = clipText(found.query, MAX_QUERY_CHARS);
  const { total, wholeTotal } = found;
  if (wholeTotal === 0) return texts.html('search.partial', { query, count: total });
  const more = total - wholeTotal;
  const rest = more > 0 ? texts.html('search.more', { count: more }) : '';
  if (found.corrected === undefined) {
    return texts.html('search.heading', { query, count: wholeTotal }) + rest;
  }
  const corrected = clipText(found.corrected, MAX_QUERY_CHARS);
  return texts.html('search.corrected', { query, corrected, count: wholeTotal }) + rest;
}

/** A button that shows the same stories in the other order; none for a single story. */
export function orderRow(
  list: {
    readonly query: string;
    readonly sort: 'relevance' | 'newest';
    readonly total: number;
    readonly from: string | undefined;
  },
  { texts }: Reader,
): readonly (readonly Button[])[] {
  if (list.total < 2) return [];
  const name = list.sort === 'newest' ? 'search' : 'newest';
  const key = list.sort === 'newest' ? 'buttons.bestFirst' : 'buttons.newestFirst';
  const command = formatCommand({ name, args: list.query, from: list.from });
  return [[{ label: texts.plain(key), command }]];
}

/** Nothing was found: one sentence, the query with a word less, and the topics that are near. */
export function noResultsView(
  found: {
    readonly query: string;
    readonly relaxed: string | undefined;
    readonly nearTags: readonly Tag[];
  },
  reader: Reader,
): Message {
  const { texts } = reader;
  const { relaxed, nearTags } = found;
  const near = nearTags.length === 0 ? [] : [texts.html('search.nearTags')];
  const query = clipText(found.query, MAX_QUERY_CHARS);
  const again: Button[] =
    relaxed === undefined
      ? []
      : [
          {
            label: texts.plain('buttons.searchFor', { query: clipText(cleanText(relaxed), 30) }),
            command: formatCommand({ name: 'search', args: relaxed }),
          },
        ];
  return {
    html: [texts.html('search.none', { query }), ...near].join('\n\n'),
    buttons: [...(again.length > 0 ? [again] : []), ...tagRows(nearTags, reader)],
    previewUrl: undefined,
  };
}

/** How to search, for who sent nothing to search for. */
export function howToSearchView(example: string, reader: Reader): Message {
  return sentenceView('search.how', reader, { query: clipText(example, MAX_QUERY_CHARS) });
}
