/** Where a request came from, as the subscriber store wants it. */
import type { Whereabouts } from '../domain/subscriber.js';
import type { Request } from './request.js';

/** The chat, its topic and its kind. */
export function whereabouts({ to, chatKind }: Request): Whereabouts {
  return { chatId: to.chatId, threadId: to.threadId, kind: chatKind };
}
