/** Which chat an update belongs to. */
import type { ChatId } from '../domain/message.js';
import type { Incoming } from './incoming.js';

/**
 * The chat within which it is handled in order; `undefined`: none. Throws a `TypeError` when the
 * chat has no number.
 */
export function chatOf(incoming: Incoming): ChatId | undefined {
  const chatId = namedChat(incoming);
  if (chatId !== undefined && !Number.isSafeInteger(chatId))
    throw new TypeError('its chat has no number');
  return chatId;
}

function namedChat(incoming: Incoming): ChatId | undefined {
  switch (incoming.kind) {
    case 'said':
      return incoming.request.to.chatId;
    case 'tapped':
      return incoming.tap.to.chatId;
    case 'standing':
      return incoming.chatId;
    case 'lost-tap':
    case 'inline':
      return undefined;
  }
}
