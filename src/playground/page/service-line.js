// What a group says of itself, as a line between the messages.
import { element } from './dom.js';

/** `undefined` for a message that somebody wrote. */
export function serviceLine(message, view) {
  const words = wordsOf(message, view);
  return words === undefined
    ? undefined
    : element('p', { className: 'day', 'data-id': String(message.message_id) }, [
        element('span', {}, words),
      ]);
}

function wordsOf(message, { strings, botName }) {
  const who = message.from?.first_name ?? '';
  if (message.new_chat_members) return fill(strings.botAdded, who, botName);
  if (message.left_chat_member) return fill(strings.botRemoved, who, botName);
  if (message.forum_topic_created) {
    return fill(strings.topicOpened, who, message.forum_topic_created.name);
  }
  return undefined;
}

function fill(sentence, who, what) {
  return sentence.replace('{who}', () => who).replace('{what}', () => what);
}
