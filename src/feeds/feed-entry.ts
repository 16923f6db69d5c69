/** An entry of a feed in one form, whatever format it came in. */

/** What a feed says of one article, unchecked: strangers write it. */
export type FeedEntry = {
  /** What the feed says tells this entry from its others. */
  readonly guid: string | undefined;
  readonly link: string | undefined;
  /** HTML, or text where the feed has that only. */
  readonly title: string | undefined;
  readonly body: EntryBody | undefined;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** As written: RFC 822, ISO 8601 or something else. */
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly imageUrl: string | undefined;
};

/** The fullest text that the feed has of an entry. */
export type EntryBody = { readonly kind: 'html' | 'text'; readonly text: string };

/** The first of the texts that says something, with what it is. */
export function fullestBody(
  ...bodies: readonly { kind: EntryBody['kind']; text: string | undefined }[]
): EntryBody | undefined {
  for (const { kind, text = '' } of bodies) if (text.trim() !== '') return { kind, text };
  return undefined;
}

/** What is there, each once. */
export function present(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap((value = '') => (value.trim() === '' ? [] : [value])))];
}
