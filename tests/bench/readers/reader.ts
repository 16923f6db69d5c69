/** A reader who types every command and taps whatever button is there. */
import type { BotApi } from '../../../src/playground/bot-api.js';
import type { Random } from '../search/seeded-random.js';
import type { Message } from '../../../src/playground/telegram.js';

/** Something a reader does; `act` resolves when the bot has answered and rejects when it does not. */
export type ReaderDeed = { readonly name: string; act(): Promise<unknown> };

const WORDS = [
  '渡輪',
  '政府',
  'tram',
  '颱風',
  '大學',
  '巴士 加價',
  '"基本法"',
  '香',
  '選舉 -區議會',
];
const COMMANDS = [
  '/start',
  '/help',
  '/latest',
  '/tags',
  '/random',
  '/onthisday',
  '/top',
  '/calendar',
  '/author',
  '/category',
  '/subscriptions',
  '/settings',
  '/digest',
  '/digest now',
  '/timezone Taipei',
  '/quiet 23:00-07:00',
  '/quiet off',
  '/language en',
  '/subscribe 渡輪',
  '/unsubscribe 渡輪',
  '/tag 渡輪',
  '/mydata',
];
const TAP_SHARE = 0.45;
const SEARCH_SHARE = 0.25;
const INLINE_SHARE = 0.08;

/** The reader with this number, always with the same taste. */
export function createReader(
  api: BotApi,
  number: number,
  random: Random,
): { chooses(): ReaderDeed } {
  const person = api.town.person({
    id: 90_000 + number,
    languageCode: ['zh-hant', 'zh-hans', 'en'][number % 3] ?? 'en',
  });
  return {
    chooses() {
      const share = random.below(1_000) / 1_000;
      const keys = share < TAP_SHARE ? keysOf(api.town.messages(person.chat).slice(-3)) : [];
      const key = keys.length === 0 ? undefined : random.pick(keys);
      if (key !== undefined) {
        return {
          name: `button ${key.label}`,
          act: () => person.presses(key.message, { data: key.data }),
        };
      }
      const words = random.pick(WORDS);
      if (share < TAP_SHARE + SEARCH_SHARE) {
        return { name: `search ${words}`, act: () => person.asks(words) };
      }
      if (share < TAP_SHARE + SEARCH_SHARE + INLINE_SHARE) {
        return { name: `inline ${words}`, act: () => person.asksInline(words) };
      }
      const command = random.pick(COMMANDS);
      return { name: command, act: () => person.asks(command) };
    },
  };
}

type Key = { readonly message: Message; readonly label: string; readonly data: string };

function keysOf(messages: readonly Message[]): Key[] {
  return messages.flatMap((message) =>
    (message.reply_markup?.inline_keyboard ?? [])
      .flat()
      .flatMap(({ text, callback_data: data }) =>
        data === undefined ? [] : [{ message, label: text, data }],
      ),
  );
}
