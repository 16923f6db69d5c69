import { describe, expect, test } from 'vitest';
import { botForEach } from './bot-for-each.js';
import { buttonLabels } from './button-labels.js';

describe('a reader follows topics', () => {
  const bot = botForEach();

  test('several at once, each with its answer, and they are listed', async () => {
    const reader = bot.api.town.person();

    const answer = await reader.asks('/subscribe #渡輪, "sea was calm", category:港聞, #電車, !!');
    const list = await reader.asks('/subscriptions');

    expect(answer.text?.split('\n')).toEqual([
      'You will hear about #渡輪.',
      'You will hear about "sea was calm".',
      'You will hear about 🗂 港聞.',
      'There is no topic “電車” yet. Without the # I can look for the word itself.',
      'I cannot find anything to follow in “!!”.',
    ]);
    expect(list.text).toContain('You follow 3 things.');
    expect(buttonLabels(list)[0]).toEqual(['✕ #渡輪', '⚡ at once']);
  });

  test('the button of a topic shows whether it is followed', async () => {
    const reader = bot.api.town.person();
    const topic = await reader.asks('/tag 渡輪');

    const notice = await reader.presses(topic, '🔔 Follow #渡輪');
    const shown = await bot.api.town.waitForMessage(reader.chat, (message) =>
      buttonLabels(message).flat().includes('✓ Following #渡輪'),
    );
    const second = await reader.presses(shown, '✓ Following #渡輪');
    await bot.api.town.waitForMessage(reader.chat, (message) =>
      buttonLabels(message).flat().includes('🔔 Follow #渡輪'),
    );

    expect(notice.text).toBe('You will hear about #渡輪.');
    expect(second.text).toBe('You will no longer hear about #渡輪.');
    expect(shown.message_id).toBe(topic.message_id);
  });

  test('a search and an article can be followed from their buttons', async () => {
    const reader = bot.api.town.person();
    const results = await reader.asks('lighthouse');
    await reader.presses(results, '🔔 Follow lighthouse');
    const card = await reader.asks('/read longread');

    await reader.presses(card, '🔔 Follow…');
    const choice = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('follow from this story'),
    );
    await reader.presses(choice, '🔔 Follow #lighthouses');
    const list = await reader.asks('/subscriptions');

    expect(buttonLabels(choice).flat()).toContain('🔔 Follow ✍ Ann Lee');
    expect(buttonLabels(list).map(([label]) => label)).toEqual([
      '✕ lighthouse',
      '✕ #lighthouses',
      '✕ Unfollow all',
    ]);
  });

  test('leaving everything asks first and can be taken back', async () => {
    const reader = bot.api.town.person();
    await reader.asks('/subscribe #渡輪, #lighthouses');
    const question = await reader.asks('/unsubscribe all');

    await reader.presses(question, 'Unfollow all');
    const left = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('You have unfollowed 2'),
    );
    const none = await reader.asks('/subscriptions');
    await reader.presses(left, '↩ Undo');
    const list = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('You follow 2 things.'),
    );

    expect(question.text).toBe('Unfollow everything (2)?');
    expect(none.text).toContain('You are not following anything yet.');
    expect(buttonLabels(list)).toHaveLength(3);
  });

  test('a slip of the pen does not change anything', async () => {
    const reader = bot.api.town.person();

    const answer = await reader.asks('/subscibe #渡輪');
    const list = await reader.asks('/subscriptions');

    expect(answer.text).toBe('Did you mean /subscribe #渡輪?');
    expect(list.text).toContain('You are not following anything yet.');
  });

  test('in a group only admins change what it gets', async () => {
    const owner = bot.api.town.person();
    const member = bot.api.town.person();
    const group = bot.api.town.group({ owner, members: [member] });

    const refused = await member.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });
    const done = await owner.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });

    expect(refused.text).toContain('Only the admins');
    expect(done.text).toContain('You will hear about #渡輪.');
  });

  test('digest, zone, quiet hours and language are understood and remembered', async () => {
    const reader = bot.api.town.person();

    const digest = await reader.asks('/digest weekly Fri 18:30');
    const zone = await reader.asks('/timezone berlin');
    const wrong = await reader.asks('/timezone Atlantis');
    const quiet = await reader.asks('/quiet 22:00-06:30');
    bot.passes(10);
    await reader.asks('/language zh-Hant');
    const after = await reader.asks('/digest');

    expect(digest.text).toContain('every Friday at 18:30 (Hong Kong)');
    expect(zone.text).toContain('in your time zone, Berlin.');
    expect(wrong.text).toContain('I do not know a time zone “Atlantis”.');
    expect(quiet.text).toContain('Between 22:00 and 06:30 nothing arrives');
    expect(after.text).toContain('每星期五 18:30 送到（柏林）');
  });
});
