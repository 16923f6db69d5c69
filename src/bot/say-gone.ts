/** What to say about an article that nobody finds. */
import { sentenceView } from '../views/sentence-view.js';
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';

/** A notice over the list that a button stands under, so that the list stays; else a sentence. */
export function sayGone({ via }: Request, { reader }: Desk): Reply {
  return via === 'button'
    ? { notice: reader.texts.plain('article.gone') }
    : { message: sentenceView('article.unknown', reader) };
}
