import { describe, expect, test } from 'vitest';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import { formatCommand } from '../../src/domain/command.js';
import { botForEach } from './bot-for-each.js';
import { newsroom } from './newsroom.js';
import { startBot } from './start-bot.js';

describe('the bot in a group', () => {
  const bot = botForEach({ api: { canReadAllGroupMessages: true } });

  test('answers in the topic where it was asked', async () => {
    const owner = bot.api.town.person();
    const forum = bot.api.town.group({ owner, isForum: true });
    const threadId = forum.opensTopic('Ferries');

    const answer = await owner.asks('/latest@paperboy_bot', { to: forum.chat, threadId });

    expect(answer.message_thread_id).toBe(threadId);
  });

  test('a topic of a forum follows and is set for itself', async () => {
    const owner = bot.api.town.person();
    const forum = bot.api.town.group({ owner, isForum: true });
    const [ferries, lights] = [forum.opensTopic('Ferries'), forum.opensTopic('Lights')];
    await owner.asks('/subscribe@paperboy_bot #渡輪', { to: forum.chat, threadId: ferries });
    await owner.asks('/subscribe@paperboy_bot #lighthouses', { to: forum.chat, threadId: lights });
    await owner.asks('/digest@paperboy_bot 21:00', { to: forum.chat, threadId: lights });
    bot.passes(10);

    const inFerries = await owner.asks('/subscriptions@paperboy_bot', {
      to: forum.chat,
      threadId: ferries,
    });
    const digest = await owner.asks('/digest@paperboy_bot', { to: forum.chat, threadId: ferries });
    const inGeneral = await owner.asks('/subscriptions@paperboy_bot', { to: forum.chat });

    expect(inFerries.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✕ #渡輪');
    expect(digest.text).toContain('There is no digest here yet');
    expect(inGeneral.text).toContain('You are not following anything yet');
  });

  test('answers a mention and a reply to it with a search', async () => {
    const owner = bot.api.town.person();
    const group = bot.api.town.group({ owner });

    const mentioned = await owner.asks('@Paperboy_bot lighthouse', { to: group.chat });
    const replied = await owner.asks('渡輪', { to: group.chat, replyTo: mentioned });

    expect(mentioned.text).toContain('1 story about “lighthouse”');
    expect(replied.text).toContain('11 stories about “渡輪”');
  });

  test('keeps silent where it is not meant', async () => {
    const owner = bot.api.town.person();
    const group = bot.api.town.group({ owner });
    owner.sends('good morning', { to: group.chat });
    owner.sends('/latest@another_bot', { to: group.chat });
    owner.sends('/order pizza', { to: group.chat });

    await owner.asks('/help', { to: group.chat });

    expect(bot.api.journal.calls('sendMessage')).toHaveLength(1);
  });

  test('no button that a member forges changes what the group follows or has set', async () => {
    const [owner, member] = [bot.api.town.person(), bot.api.town.person()];
    const group = bot.api.town.group({ owner, members: [member] });
    await owner.asks('/subscribe@paperboy_bot #渡輪, #lighthouses', { to: group.chat });
    await owner.asks('/digest@paperboy_bot 21:00', { to: group.chat });
    await owner.asks('/unsubscribe@paperboy_bot #lighthouses', { to: group.chat });
    const list = await member.asks('/latest@paperboy_bot', { to: group.chat });
    const before = await bot.store.personal.records(group.chat.id);
    const forged = ['', 'all yes', 'on', 'off', '#渡輪', 'en', '3d', '1', '1 digest', 'simplified'];

    for (const { name } of ALL_COMMANDS)
      for (const args of [...forged, `yes ${group.chat.id}`]) {
        bot.passes(2);
        await member.presses(list, { data: formatCommand({ name, args }) });
      }

    expect(await bot.store.personal.records(group.chat.id)).toEqual(before);
  }, 60_000);

  test('two people page the same list', async () => {
    const [one, two] = [bot.api.town.person(), bot.api.town.person({ languageCode: 'zh-hant' })];
    const group = bot.api.town.group({ owner: one, members: [two] });
    const list = await one.asks('/latest', { to: group.chat });

    await Promise.all([one.presses(list, '›'), two.presses(list, '»')]);
    const shown = await bot.api.town.waitForMessage(group.chat, ({ text = '' }) =>
      text.includes('11. '),
    );

    expect(shown.message_id).toBe(list.message_id);
  });
});

test('an answer follows a group that became a supergroup', async () => {
  const bot = await startBot({ library: newsroom });
  const owner = bot.api.town.person();
  const group = bot.api.town.group({ owner, type: 'group' });
  const list = await owner.asks('/latest', { to: group.chat });
  group.upgrades();

  await owner.presses(list, '›');
  const shown = await bot.api.town.waitForMessage(group.chat);
  await bot.stop();

  expect(shown.text).toContain('6. ');
  expect(bot.refused()).toHaveLength(1);
});

test('a group that became a supergroup is not welcomed again', async () => {
  const bot = await startBot({ library: newsroom });
  const owner = bot.api.town.person();
  const group = bot.api.town.group({ owner, type: 'group', bot: 'left' });
  group.addsBot();
  await bot.api.town.waitForMessage(group.chat);
  group.upgrades();

  owner.sends('/help@paperboy_bot', { to: group.chat });
  await bot.api.town.waitForMessage(group.chat, ({ text = '' }) => text.includes('To search'));
  await bot.stop();

  expect(bot.api.journal.calls('sendMessage')).toHaveLength(2);
});

describe('a bot that comes and goes', () => {
  const bot = botForEach();

  test('says once what it is for when it is added, and nothing when it is promoted', async () => {
    const owner = bot.api.town.person({ languageCode: 'zh-hant' });
    const group = bot.api.town.group({ owner, bot: 'left' });

    group.addsBot();
    const welcome = await bot.api.town.waitForMessage(group.chat);
    group.promotesBot();
    await owner.asks('/help@paperboy_bot', { to: group.chat });

    expect(welcome.text).toContain('由管理員選擇內容');
    expect(bot.api.journal.calls('sendMessage')).toHaveLength(2);
  });

  test('knows again what a group followed when it comes back', async () => {
    const owner = bot.api.town.person();
    const group = bot.api.town.group({ owner });
    await owner.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });

    group.removesBot();
    group.addsBot();
    await bot.api.town.waitForMessage(group.chat, ({ text = '' }) => text.startsWith('Hello.'));
    const list = await owner.asks('/subscriptions@paperboy_bot', { to: group.chat });

    expect(list.text).toContain('You follow one thing');
  });

  test('follows a group that becomes a supergroup, with what it follows', async () => {
    const owner = bot.api.town.person();
    const group = bot.api.town.group({ owner, type: 'group' });
    await owner.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });

    group.upgrades();
    const list = await owner.asks('/subscriptions@paperboy_bot', { to: group.chat });

    expect(list.text).toContain('You follow one thing');
  });
});
