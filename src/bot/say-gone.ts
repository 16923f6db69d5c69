/** What to say about an article that nobody finds. */
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';
import { say } from './say.js';

/** A notice over the list that a button stands under, so that the list stays; else a sentence. */
export function sayGone(request: Request, desk: Desk): Reply {
  return say({ key: request.via === 'button' ? 'article.gone' : 'article.unknown' }, request, desk);
}
