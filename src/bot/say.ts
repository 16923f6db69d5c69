/** One sentence as an answer. */
import { sentenceView } from '../views/sentence-view.js';
import type { TextValues } from '../views/texts.js';
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';

/** A sentence of the texts, and its values. */
export type Sentence = { readonly key: string; readonly values?: TextValues };

/** After a tap the sentence is a notice, so that the message stays as it is. */
export function say(
  { key, values = {} }: Sentence,
  { via }: Pick<Request, 'via'>,
  { reader }: Pick<Desk, 'reader'>,
): Reply {
  return via === 'button'
    ? { notice: reader.texts.plain(key, values) }
    : { message: sentenceView(key, reader, values) };
}
