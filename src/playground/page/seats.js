// The chats of the playground, as the server tells them and as the page shows them.
import { stringsFor } from './strings.js';

/** A seat with what only the page knows of it. */
export function dressSeat(seat) {
  return {
    ...seat,
    kind: seat.chat.type,
    isGroup: seat.chat.type !== 'private',
    strings: stringsFor(seat.people[0].user.language_code),
    title: seat.chat.title ?? seat.chat.first_name,
    unread: 0,
  };
}

/** Whether a message stands in the topic that is open; outside forums all do. */
export function isInThread(seat, threadId, message) {
  return !seat.chat.is_forum || message.message_thread_id === threadId;
}

/** Whether a person can share something there: where they write, not in the name of a channel. */
export function isOpenTo(seat, personId) {
  return seat.kind !== 'channel' && seat.people.some(({ user }) => user.id === personId);
}
