import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import type { Person } from '../../src/playground/person.js';
import {
  type Newsroom,
  type NewsroomArticle,
  openNewsroom,
  type RealBot,
  startRealBot,
  TOKEN,
} from './real-bot.js';
import { refusedCalls } from './refused-calls.js';
import { uniqueWords } from './unique-words.js';

const TODAY = new Date().toISOString().slice(0, 10);

let room: Newsroom;
let api: BotApi;
let bot: RealBot;

beforeEach(async () => {
  room = openNewsroom();
  write('old', { title: '渡輪舊聞', tags: '[渡輪, Ferries]', text: '渡輪公司去年加價。' });
  write('older', { title: '颱風舊聞', tags: '[颱風]', text: '天文台發出信號。' });
  api = await startBotApi({ token: TOKEN });
  await start();
});

afterEach(async () => {
  await bot.end('SIGTERM');
  await api.close();
  room.remove();
});

async function start(): Promise<void> {
  bot = startRealBot(room, {
    TELEGRAM_API_ROOT: api.url,
    ALERT_SETTLE_SECONDS: '1',
    ALERT_SETTLE_MAX_SECONDS: '5',
  });
  await api.town.botIsListening(30_000);
}

function write(name: string, article: NewsroomArticle): void {
  room.write(name, { date: TODAY, ...article });
}

const heard = (reader: Person) =>
  api.town.messages(reader.chat).filter(({ text = '' }) => text.startsWith('🔔'));
const hears = (reader: Person, words: string) =>
  api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.startsWith('🔔') && text.includes(words),
    30_000,
  );

test('a new file reaches who follows its tag, its author or its words, once, and nobody else', async () => {
  const [tag, words, all, other] = [
    api.town.person(),
    api.town.person({ languageCode: 'zh-hans' }),
    api.town.person(),
    api.town.person(),
  ];
  await tag.asks('/subscribe #渡輪, 加價, category:港聞');
  await words.asks('/subscribe 离岛 -颱風');
  await all.asks('/subscribe everything');
  await other.asks('/subscribe #颱風');

  for (let saved = 0; saved < 20; saved += 1)
    write('new', {
      title: '渡輪明年加價',
      tags: '[渡輪]',
      text: `離島居民不滿加價。第${saved}稿。`,
    });
  await Promise.all([tag, words, all].map((reader) => hears(reader, '渡輪明年加價')));
  write('storm', { title: '颱風逼近', tags: '[颱風]', text: '離島渡輪停航。' });
  await Promise.all([hears(other, '颱風逼近'), hears(all, '颱風逼近')]);

  expect([tag, words, all, other].map((reader) => heard(reader).length)).toEqual([1, 1, 2, 1]);
  expect(refusedCalls(api)).toEqual([]);
}, 120_000);

test('many files at once are one message with pages; an update changes the message', async () => {
  const reader = api.town.person();
  await reader.asks('/subscribe #颱風');

  for (let number = 1; number <= 40; number += 1)
    write(`storm-${number}`, {
      title: `${uniqueWords(number)} storm`,
      tags: '[颱風]',
      text: `${uniqueWords(number + 50)} ${uniqueWords(number + 100)}.`,
    });
  const alert = await hears(reader, '40 new stories');
  await reader.presses(alert, '›');
  await api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('6. '));
  write('single', { title: '颱風信號除下', tags: '[颱風]', text: '天文台除下所有信號。' });
  const single = await hears(reader, '颱風信號除下');
  write('single', {
    title: '颱風信號全部除下',
    tags: '[颱風]',
    text: '天文台除下所有信號，包括強風信號。',
  });
  const changed = await hears(reader, '颱風信號全部除下');

  expect(changed.message_id).toBe(single.message_id);
  expect(heard(reader)).toHaveLength(2);
}, 120_000);

test('what was there before and what is too old is never told; a killed bot tells what it missed', async () => {
  const reader = api.town.person();
  await reader.asks('/subscribe everything');

  await bot.end('SIGKILL');
  write('ancient', {
    title: '十年前的渡輪',
    tags: '[渡輪]',
    text: '很久以前。',
    date: '2010-01-01',
  });
  write('missed', { title: '停機時的新聞', tags: '[渡輪]', text: '剛剛發生。' });
  await start();
  await hears(reader, '停機時的新聞');

  expect(heard(reader)).toHaveLength(1);
}, 120_000);

test('a reader who blocks the bot is left alone, and comes back with everything', async () => {
  const reader = api.town.person();
  await reader.asks('/subscribe #渡輪');
  reader.blocks();
  const witness = api.town.person();
  await witness.asks('/subscribe #渡輪');

  write('first', { title: '渡輪停航', tags: '[渡輪]', text: '今日停航。' });
  await hears(witness, '渡輪停航');
  reader.unblocks();
  const list = await reader.asks('/subscriptions');
  write('second', { title: '渡輪復航', tags: '[渡輪]', text: '恢復服務了。' });
  await hears(reader, '渡輪復航');

  expect(list.text).toContain('You follow one thing.');
  expect(heard(reader)).toHaveLength(1);
}, 120_000);
