/** Where a request came from, as the subscriber store wants it. */
import type { Settings, Subscriber, Whereabouts } from '../domain/subscriber.js';
import type { Request } from './request.js';

/** The chat, its topic and its kind. */
export function whereabouts({ to, chatKind }: Request): Whereabouts {
  return { chatId: to.chatId, threadId: to.threadId, kind: chatKind };
}

/** The language of who changes something here first: the chat is told in it until `/language` says otherwise. */
export function firstLanguage(
  { language }: Request,
  subscriber: Subscriber | undefined,
): Pick<Settings, 'language'> {
  return subscriber === undefined ? { language } : {};
}
