/** What to say about an article that no longer exists. */
import type { Desk } from './bot-command.js';
import type { Reply, Request } from './request.js';
import { say } from './say.js';

/** A notice for a tap, so that the list with the button stays; otherwise a sentence. */
export function sayGone(request: Request, desk: Desk): Reply {
  return say({ key: request.via === 'button' ? 'article.gone' : 'article.unknown' }, request, desk);
}
