import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Library } from '../../src/content/library.js';
import type { Finding } from '../../src/domain/article.js';
import type { SourceFault } from '../../src/domain/source-fault.js';
import { newsroom } from './newsroom.js';
import { type RunningBot, startBot } from './start-bot.js';

const broken = Array.from({ length: 12 }, (_, index): Finding => ({
  path: `2021/<b>${index}</b>.md`,
  kind: 'problem',
  reason: 'yaml',
  message: 'the front matter is no YAML & ends nowhere',
}));
const library: Library = {
  ...newsroom,
  problems: ({ offset, limit }) =>
    Promise.resolve({ problems: broken.slice(offset, offset + limit), total: broken.length }),
};

let bot: RunningBot;
const adminIds: number[] = [];
const sourceFaults: SourceFault[] = [];
beforeEach(async () => {
  adminIds.length = 0;
  sourceFaults.length = 0;
  bot = await startBot({ library, adminIds, sourceFaults: () => sourceFaults });
});
afterEach(async () => {
  await bot.stop();
  expect(bot.refused()).toEqual([]);
});

function hireAdmin() {
  const person = bot.api.town.person();
  adminIds.push(person.chat.id);
  return person;
}

test('an admin sees how the bot is doing', async () => {
  const admin = hireAdmin();
  await admin.asks('/subscribe #渡輪');

  const stats = await admin.asks('/stats');

  expect(stats.caption).toContain('Chats: 1, unreachable: 0');
  expect(stats.caption).toContain('Subscriptions: 1, topics: 1');
  expect(stats.caption).toContain('Files that cannot be shown: 12');
});

test('an admin pages through the files that cannot be shown, whatever their names hold', async () => {
  const admin = hireAdmin();
  const first = await admin.asks('/problems');

  await admin.presses(first, '›');
  const second = await bot.api.town.waitForMessage(admin.chat, ({ text = '' }) =>
    text.includes('11</b>.md'),
  );

  expect(first.text).toContain('2021/<b>0</b>.md\nthe front matter is no YAML & ends nowhere');
  expect(second.message_id).toBe(first.message_id);
});

test('an admin sees which feeds fail, above the files', async () => {
  const admin = hireAdmin();
  sourceFaults.push({
    source: 'https://example.org/<feed>.xml',
    message: 'it answers 404 & no feed',
  });

  const problems = await admin.asks('/problems');

  expect(problems.text).toContain('1 feed or repository could not be read');
  expect(problems.text).toContain('https://example.org/<feed>.xml\nit answers 404 & no feed');
  expect(problems.text?.indexOf('feed.xml')).toBeLessThan(problems.text?.indexOf('2021/') ?? 0);
});

test('for everybody else these commands do not exist, typed, mistyped or tapped', async () => {
  const admin = hireAdmin();
  const reader = bot.api.town.person();
  const group = bot.api.town.group({ owner: reader, members: [admin] });

  const typed = await reader.asks('/stats');
  const mistyped = await reader.asks('/problms');
  const list = await reader.asks('/latest');
  const tapped = await reader.presses(list, { data: 'stats' });
  const ofAdmin = await admin.asks('/stats@paperboy_bot', { to: group.chat });
  const stolen = await reader.presses(ofAdmin, '↻ Again');

  expect(typed.text).toContain('I do not know /stats.');
  expect(mistyped.text).toContain('I do not know /problms.');
  expect(tapped.text).toContain('This button is too old');
  expect(stolen.text).toContain('This button is too old');
});

test('the menu names them in the private chat of an admin and nowhere else', async () => {
  const admin = hireAdmin();
  const reader = bot.api.town.person();

  await admin.asks('/latest');
  await reader.asks('/latest');
  await admin.asks('/help');

  const menus = bot.api.journal
    .calls('setMyCommands')
    .filter(({ params }) => JSON.stringify(params).includes('problems'));
  expect(menus.map(({ params }) => params['scope'])).toEqual([
    { type: 'chat', chat_id: admin.chat.id },
  ]);
});

test('a broadcast is shown as it will be read, sent after a question, and can be stopped', async () => {
  const admin = hireAdmin();
  const reader = bot.api.town.person();
  await reader.asks('/subscribe #渡輪');

  const draft = await admin.asks('/broadcast New <b>topics</b> & more\nSee /tags');
  await admin.presses(draft, '📣 Send to 1');
  const isAsking = await bot.api.town.waitForMessage(admin.chat, ({ text = '' }) =>
    text.includes('Send it to 1 chat now?'),
  );
  await admin.presses(isAsking, '📣 Yes, send it');
  const isSending = await bot.api.town.waitForMessage(admin.chat, ({ text = '' }) =>
    text.includes('It is on its way.'),
  );
  await admin.presses(isSending, '⏹ Stop');
  const stopped = await bot.api.town.waitForMessage(admin.chat, ({ text = '' }) =>
    text.includes('Stopped after 0 chats'),
  );

  expect(draft.text).toContain('New <b>topics</b> & more\nSee /tags\n\nThis is how it will look.');
  expect(stopped.message_id).toBe(draft.message_id);
});

test('for readers there is no broadcast, neither typed nor by the button of an admin', async () => {
  const admin = hireAdmin();
  const reader = bot.api.town.person();
  const group = bot.api.town.group({ owner: reader, members: [admin] });
  const draft = await admin.asks('/broadcast@paperboy_bot Hello', { to: group.chat });

  const typed = await reader.asks('/broadcast Hello');
  const stolen = await reader.presses(draft, '📣 Send to 0');

  expect(typed.text).toContain('I do not know /broadcast.');
  expect(stolen.text).toContain('This button is too old');
});

test('on its first day a bot shows today as a picture, before anything was written down', async () => {
  const admin = hireAdmin();
  await bot.api.town.person().asks('/subscribe everything');

  const stats = await admin.asks('/stats');

  expect(stats.photo).toBeDefined();
});

test('the numbers of the last days come as a picture, with what was searched for in vain', async () => {
  const admin = hireAdmin();
  await bot.store.daybook.write(
    { day: '2021-06-30', chats: 3, sent: 10, searches: 2 },
    new Map([['<b>ferry</b>', 4]]),
  );

  const stats = await admin.asks('/stats');

  expect(stats.photo).toBeDefined();
  expect(stats.caption).toContain('Searched for and not found: <b>ferry</b> (4)');
});
