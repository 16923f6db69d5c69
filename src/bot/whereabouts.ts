/** Where a request came from, as the subscriber store wants it. */
import type { Whereabouts } from '../domain/subscriber.js';
import type { Request } from './request.js';

export function whereabouts({ to, chatKind }: Request): Whereabouts {
  return { chatId: to.chatId, threadId: to.threadId, kind: chatKind };
}
