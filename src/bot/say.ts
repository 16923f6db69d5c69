/** One sentence as an answer. */
import { sentenceView } from '../views/sentence-view.js';
import type { TextValues } from '../views/texts.js';
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';

/** A sentence of the texts, and what stands in it. */
export type Sentence = { readonly key: string; readonly values?: TextValues };

/** On a button the sentence is a notice, so that what is shown stays. */
export function say(
  { key, values = {} }: Sentence,
  { via }: Pick<Request, 'via'>,
  { reader }: Pick<Desk, 'reader'>,
): Reply {
  return via === 'button'
    ? { notice: reader.texts.plain(key, values) }
    : { message: sentenceView(key, reader, values) };
}
