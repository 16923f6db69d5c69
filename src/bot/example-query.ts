/** Something to search for that this archive can answer. */
import { tagNameFor } from '../views/tag-name.js';
import type { Desk } from './bot-command.js';

/** The topic with the most stories; a word from the texts if there are no topics. */
export async function exampleQuery({ library, reader }: Desk): Promise<string> {
  const { tags } = await library.tags({ offset: 0, limit: 1 });
  const [first] = tags;
  return first === undefined
    ? reader.texts.plain('search.example')
    : tagNameFor(first, reader.texts);
}
