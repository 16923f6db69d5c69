import { describe, expect, test } from 'vitest';
import { botForEach } from './bot-for-each.js';

describe('a message that is changed after it was sent', () => {
  const bot = botForEach({ api: { canReadAllGroupMessages: true } });
  const sent = () => bot.api.journal.calls('sendMessage').length;
  const edited = () => bot.api.journal.calls('editMessageText').length;

  test('gets its answer changed in place', async () => {
    const reader = bot.api.town.person();
    const typed = reader.sends('渡輪加價第 99 天');
    const first = await bot.api.town.waitForMessage(reader.chat);
    const change = bot.api.town.nextChange(reader.chat);

    reader.edits(typed, '渡輪');
    const { kind, message } = await change;

    expect(first.text).toContain('Nothing about');
    expect(kind).toBe('edited');
    expect(message.message_id).toBe(first.message_id);
    expect(message.text).toContain('11 stories about “渡輪”');
    expect(sent()).toBe(1);
  });

  test('is answered once for each change of its words, and not for any other change', async () => {
    const reader = bot.api.town.person();
    const typed = reader.sends('渡輪');
    await bot.api.town.waitForMessage(reader.chat);

    reader.edits(typed, '渡輪');
    reader.edits(typed, '渡輪');
    await reader.asks('/help');

    expect([sent(), edited()]).toEqual([2, 0]);
  });

  test('changes nothing for the chat, and says so in a message of its own', async () => {
    const reader = bot.api.town.person();
    const typed = reader.sends('/subscribe #渡輪');
    await bot.api.town.waitForMessage(reader.chat);
    const change = bot.api.town.nextChange(reader.chat);

    reader.edits(typed, '/subscribe #lighthouses');
    const { kind, message } = await change;
    const list = await reader.asks('/subscriptions');

    expect(kind).toBe('sent');
    expect(message.text).toContain(
      'Editing a message changes nothing. Please send /subscribe again',
    );
    expect(list.text).toContain('You follow one thing');
  });

  test('is left alone when it is old, shows where somebody walks, or has no words', async () => {
    const reader = bot.api.town.person();
    const typed = reader.sends('渡輪');
    const place = reader.sharesLocation({ latitude: 22.28, longitude: 114.16 });
    await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('time zone'));

    reader.edits({ ...typed, date: typed.date - 3_600 }, 'lighthouse');
    reader.edits(place, '');
    reader.edits(typed, '');
    await reader.asks('/help');

    expect([sent(), edited()]).toEqual([3, 0]);
  });

  test('is answered in a group when it now speaks to the bot', async () => {
    const owner = bot.api.town.person();
    const group = bot.api.town.group({ owner });
    const typed = owner.sends('lighthouse', { to: group.chat });
    const other = owner.sends('good morning', { to: group.chat });

    owner.edits(other, 'good evening');
    owner.edits(typed, '@paperboy_bot lighthouse');
    const answer = await bot.api.town.waitForMessage(group.chat);
    await owner.asks('/help@paperboy_bot', { to: group.chat });

    expect(answer.text).toContain('1 story about “lighthouse”');
    expect([sent(), edited()]).toEqual([2, 0]);
  });

  test('gets a new answer where the old one is a file', async () => {
    const reader = bot.api.town.person();
    const typed = reader.sends('/mydata');
    await bot.api.town.waitForMessage(reader.chat, ({ document }) => document !== undefined);

    reader.edits(typed, '/latest');
    const list = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('Latest'),
    );

    expect(list.text).toContain('1. ');
    expect(edited()).toBe(0);
  });
});
