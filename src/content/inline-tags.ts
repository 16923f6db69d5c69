/** Tags written in the text, as in Obsidian. */
import { shelterCode } from './code-shelter.js';

/**
 * The fields, with the tags of the text (`#sea`, `#sea/coast`) where the front matter names none. A
 * tag has a letter and follows a space or the start of a line.
 */
export function withInlineTags(
  fields: Readonly<Record<string, unknown>>,
  body: string,
): Readonly<Record<string, unknown>> {
  const isTagged = Object.keys(fields).some((key) => /^(?:tags?|keywords|taxonomies)$/i.test(key));
  if (isTagged || !body.includes('#')) return fields;
  const tags = [...shelterCode(body).text.matchAll(TAG)].map(([, tag = '']) => tag);
  if (tags.length === 0) return fields;
  return Object.assign(Object.create(null) as Record<string, unknown>, fields, { tags });
}

const TAG =
  /(?<=^|\s)#(?=[\p{N}_/-]{0,64}\p{L})([\p{L}\p{N}_/-]{1,64})(?=$|[\s.,;:!?，。；：！？、])/gmu;
