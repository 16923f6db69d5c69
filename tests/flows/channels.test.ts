import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Group } from '../../src/playground/group.js';
import type { Person } from '../../src/playground/person.js';
import { newsroom } from './newsroom.js';
import { type RunningBot, startBot } from './start-bot.js';

describe('a channel that is run from a private chat', () => {
  let bot: RunningBot;
  let owner: Person;
  let channel: Group;
  beforeEach(async () => {
    bot = await startBot({ library: newsroom });
    owner = bot.api.town.person();
    channel = bot.api.town.group({
      owner,
      type: 'channel',
      title: 'Harbour News',
      bot: 'administrator',
    });
  });
  afterEach(async () => {
    await bot.stop();
    expect(bot.refused().map(({ method }) => method)).toEqual([]);
  });

  test('follows and is set for itself until that ends', async () => {
    await owner.asks('/subscribe #lighthouses');
    const chosen = await owner.asks(`/channel ${channel.chat.id}`);
    await owner.asks('/subscribe #渡輪');
    bot.passes(10);
    const settings = await owner.asks('/settings');
    await owner.presses(settings, '✓ With sound');
    const theirs = await owner.asks('/subscriptions');
    await owner.asks('/channel off');
    bot.passes(10);
    const own = await owner.asks('/subscriptions');
    const ownSettings = await owner.asks('/settings');

    expect(chosen.text).toContain('now for the channel Harbour News');
    expect(settings.text).toContain('For the channel Harbour News');
    expect(theirs.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✕ #渡輪');
    expect(own.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✕ #lighthouses');
    expect(JSON.stringify(ownSettings.reply_markup)).toContain('✓ With sound');
    expect(bot.api.town.messages(channel.chat)).toEqual([]);
  });

  test('is left alone by who is no admin there, also when they were', async () => {
    const stranger = bot.api.town.person();
    const helper = bot.api.town.person();
    channel.admits(helper, 'administrator');

    const refused = await stranger.asks(`/channel ${channel.chat.id}`);
    const allowed = await helper.asks(`/channel ${channel.chat.id}`);
    channel.admits(helper, 'member');
    const late = await helper.asks('/subscribe #渡輪');

    expect(refused.text).toContain('Only the admins');
    expect(allowed.text).toContain('Harbour News');
    expect(late.text).toContain('Only the admins');
  });

  test('hides what it follows and how it is set from who is no admin any more', async () => {
    const helper = bot.api.town.person();
    channel.admits(helper, 'administrator');
    await helper.asks(`/channel ${channel.chat.id}`);
    await helper.asks('/subscribe #渡輪');
    const settings = await helper.asks('/settings');
    channel.admits(helper, 'member');
    bot.passes(60);

    const said: (string | undefined)[] = [];
    for (const text of ['/settings', '/subscriptions', '/digest now', '/quiet', '/choose'])
      said.push((await helper.asks(text)).text);
    const tap = await helper.presses(settings, '🗓 Digest');
    bot.passes(60);
    const card = await helper.asks('/read ferry1');
    await helper.asks('/channel off');
    const own = await helper.asks('/settings');

    expect(new Set([...said, tap.text])).toEqual(
      new Set([
        'Only the admins of Harbour News can see and change what it receives. /channel off brings you back to your own.',
      ]),
    );
    expect(JSON.stringify(card.reply_markup)).not.toContain('✓');
    expect(own.text).not.toContain('Harbour News');
  });

  test('needs a bot that may post, and is no group', async () => {
    const member = bot.api.town.group({ owner, type: 'channel', bot: 'member' });
    const group = bot.api.town.group({ owner });

    const cannot = await owner.asks(`/channel ${member.chat.id}`);
    const isGroup = await owner.asks(`/channel ${group.chat.id}`);
    const how = await owner.asks('/channel my channel');

    expect(cannot.text).toContain('I am not allowed to post');
    expect(isGroup.text).toContain('is not a channel');
    expect(how.text).toContain('make me an admin there');
  });

  test('is forgotten for itself, after a question that names it', async () => {
    await owner.asks('/subscribe #lighthouses');
    await owner.asks(`/channel ${channel.chat.id}`);
    await owner.asks('/subscribe #渡輪');
    const question = await owner.asks('/forgetme');

    await owner.presses(question, 'Delete everything');
    await bot.api.town.waitForMessage(owner.chat, ({ text = '' }) =>
      text.includes('has been deleted'),
    );
    bot.passes(10);
    const own = await owner.asks('/subscriptions');

    expect(question.text).toContain('the channel Harbour News');
    expect(own.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✕ #lighthouses');
  });
});
