/** Typing, tapping, sharing. */
import type { InlineResult } from '../queries.js';
import type { Deed, DeedTable } from './deed.js';

/** Results shown on the page are remembered, so that one of them can be chosen. */
const MAX_REMEMBERED = 1_000;

/** What people do in any client. */
export function createTalkingDeeds(): DeedTable {
  const offered = new Map<string, InlineResult>();

  return {
    sends(deed) {
      const { person, fields, message, group } = deed;
      const { text } = fields;
      if (typeof text !== 'string' || text.trim() === '') return undefined;
      if (group?.chat.type === 'channel') return group.posts(text);
      const replyTo = message === undefined ? {} : { replyTo: message };
      return person.sends(text, { ...placeOf(deed), ...replyTo });
    },

    locates(deed) {
      const { latitude, longitude } = deed.fields;
      const isPlace =
        typeof latitude === 'number' &&
        typeof longitude === 'number' &&
        Math.abs(latitude) <= 90 &&
        Math.abs(longitude) <= 180;
      if (!isPlace || deed.chat.type === 'channel') return undefined;
      return deed.person.sharesLocation({ latitude, longitude }, placeOf(deed));
    },

    presses({ person, fields, message }) {
      const { data } = fields;
      const keys = message?.reply_markup?.inline_keyboard.flat() ?? [];
      // If the message has changed a moment ago, the tap must not press whatever is in that place
      // now.
      const isThere = keys.some((key) => key.callback_data === data);
      if (message === undefined || typeof data !== 'string' || !isThere) return undefined;
      // If the bot never answers, the button keeps spinning, as in a real client.
      return person.presses(message, { data }).catch(() => ({ text: '' }));
    },

    async inline({ person, fields }) {
      const { query, offset } = fields;
      if (typeof query !== 'string') return undefined;
      const from = typeof offset === 'string' ? offset : '';
      const answer = await person.asksInline(query, from).catch(() => undefined);
      if (offered.size > MAX_REMEMBERED) offered.clear();
      for (const result of answer?.results ?? []) offered.set(result.id, result);
      return answer ?? { results: [], nextOffset: '' };
    },

    shares(deed) {
      const result = offered.get(String(deed.fields['resultId']));
      if (result === undefined || deed.chat.type === 'channel') return undefined;
      return deed.person.shares(result, deed.chat, deed.threadId);
    },
  };

  function placeOf({ chat, threadId }: Deed) {
    return { to: chat, ...(threadId === undefined ? {} : { threadId }) };
  }
}
