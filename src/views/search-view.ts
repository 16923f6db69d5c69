/** What a search says around its list of stories. */
import type { Tag } from '../domain/article.js';
import type { Message } from '../domain/message.js';
import { clipText } from './clean-text.js';
import type { Reader } from './reader.js';
import { sentenceView } from './sentence-view.js';
import { tagRows } from './tags-view.js';

const MAX_QUERY_CHARS = 60;

/** The line over the results; `corrected` is what was searched instead. */
export function searchHeading(
  found: { readonly query: string; readonly corrected: string | undefined; readonly total: number },
  reader: Reader,
): string {
  const query = clipText(found.query, MAX_QUERY_CHARS);
  const count = found.total;
  if (found.corrected === undefined) return reader.texts.html('search.heading', { query, count });
  const corrected = clipText(found.corrected, MAX_QUERY_CHARS);
  return reader.texts.html('search.corrected', { query, corrected, count });
}

/** Nothing was found: one sentence and the topics that are near. */
export function noResultsView(query: string, nearTags: readonly Tag[], reader: Reader): Message {
  const { texts } = reader;
  const near = nearTags.length === 0 ? [] : [texts.html('search.nearTags')];
  return {
    html: [texts.html('search.none', { query: clipText(query, MAX_QUERY_CHARS) }), ...near].join(
      '\n\n',
    ),
    buttons: tagRows(nearTags, reader),
    previewUrl: undefined,
  };
}

/** How to search, for who sent nothing to search for. */
export function howToSearchView(example: string, reader: Reader): Message {
  return sentenceView('search.how', reader, { query: clipText(example, MAX_QUERY_CHARS) });
}
