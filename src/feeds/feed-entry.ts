/** An entry of a feed in one common form, whatever its format. */

/** What a feed says about an article; not validated, because strangers write it. */
export type FeedEntry = {
  /** What the feed says identifies this entry. */
  readonly guid: string | undefined;
  readonly link: string | undefined;
  /** HTML, or plain text if the feed has nothing else. */
  readonly title: string | undefined;
  readonly body: EntryBody | undefined;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** As written: RFC 822, ISO 8601 or something else. */
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly imageUrl: string | undefined;
};

/** The fullest text that the feed has for an entry. */
export type EntryBody = { readonly kind: 'html' | 'text'; readonly text: string };

/** The first of the texts that is not empty, with its kind. */
export function fullestBody(
  ...bodies: readonly { kind: EntryBody['kind']; text: string | undefined }[]
): EntryBody | undefined {
  for (const { kind, text = '' } of bodies) if (text.trim() !== '') return { kind, text };
  return undefined;
}

/** The values that exist, without repeats. */
export function present(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.flatMap((value = '') => (value.trim() === '' ? [] : [value])))];
}
