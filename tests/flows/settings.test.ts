import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/playground/person.js';
import { NOON } from '../views/our-texts.js';
import { botForEach } from './bot-for-each.js';
import { buttonLabels } from './button-labels.js';

/** What a button that changes something begins with. */
const CHANGES =
  /^(?:language|digest|quiet|pause|timezone|alerts|silent|script|subscribe|unsubscribe|forgetme|onthisday\x1f\x1fo)/;

describe('what a chat can set', () => {
  const bot = botForEach();
  let reader: Person;
  beforeEach(() => {
    reader = bot.api.town.person();
  });

  /** The reader's message, once it shows these words. */
  const shows = (words: string) =>
    bot.api.town.waitForMessage(reader.chat, ({ text = '', reply_markup: keyboard }) =>
      [text, ...(keyboard?.inline_keyboard ?? []).flat().map((button) => button.text)].some(
        (line) => line.includes(words),
      ),
    );

  test.each(['/silent maybe', '/alerts soon', '/script klingon', '/language fr'])(
    '%s is not understood, and what is set is shown',
    async (text) => {
      const [, word = ''] = text.split(' ');

      const answer = await reader.asks(text);

      expect(answer.text).toContain(`I do not understand “${word}”.`);
      expect(answer.reply_markup?.inline_keyboard.length).toBeGreaterThan(0);
    },
  );

  test('the digest of now holds alerts that grew too old to be told at once', async () => {
    const { subscriptions, batches } = bot.store;
    await reader.asks('/subscribe #渡輪, #lighthouses');
    await reader.asks('/digest daily');
    const [ferries, lighthouses] = await subscriptions.list(reader.chat.id);
    await subscriptions.setInDigest(reader.chat.id, { id: lighthouses?.id ?? 0, isInDigest: true });
    const articles = [{ articleId: 'ferry1', contentHash: 'ferry1' }];
    await batches.publish([{ storyId: 'ferry1', articles, publishedAt: undefined }], NOON, 0);
    await batches.seal(NOON, { quietMs: 0, mostMs: 0 });
    await batches.saveMatches(1, [{ topicId: ferries?.id ?? 0, storyId: 'ferry1' }]);
    while (await batches.fanOut(NOON, 100)) continue;

    const fresh = await reader.asks('/digest now');
    bot.passes(25 * 3_600);
    const old = await reader.asks('/digest now');

    expect(fresh.text).toBe('Nothing new for your digest right now.');
    expect(buttonLabels(fresh).flat()).toEqual(['🗞 Latest', '📅 On this day']);
    expect(old.text).toContain('渡輪加價第 1 天');
  });

  test('whoever asks for a digest after a year is told of the last day, not of the year', async () => {
    const { subscriptions, batches, subscribers } = bot.store;
    await reader.asks('/subscribe #渡輪');
    const [ferries] = await subscriptions.list(reader.chat.id);
    for (const [index, hoursLater] of [1, 30].entries()) {
      const at = NOON + hoursLater * 3_600_000;
      const storyId = `ferry${index + 1}`;
      const articles = [{ articleId: storyId, contentHash: storyId }];
      await batches.publish([{ storyId, articles, publishedAt: undefined }], at, 0);
      await batches.seal(at, { quietMs: 0, mostMs: 0 });
      await batches.saveMatches(index + 1, [{ topicId: ferries?.id ?? 0, storyId }]);
    }
    bot.passes(40 * 3_600);

    const before = await reader.asks('/digest now');
    await reader.asks('/digest daily');
    const after = await reader.asks('/digest now');

    for (const { text } of [before, after]) {
      expect(text).toContain('渡輪加價第 2 天');
      expect(text).not.toContain('渡輪加價第 1 天');
    }
    const subscriber = await subscribers.get(reader.chat.id);
    expect(subscriber?.digestedUpTo).toBeGreaterThan(NOON + 3_600_000);
  });

  test('everything is set by buttons in one message', async () => {
    const settings = await reader.asks('/settings');
    await reader.presses(settings, '🗓 Digest');
    await shows('On which days');
    await reader.presses(settings, 'Every day');
    await shows('✓ Every day');
    await reader.presses(settings, '21');
    await shows('✓ 21');
    await reader.presses(settings, '‹ Back to settings');
    await shows('Digest every day at 21:00');
    await reader.presses(settings, '🕒 Time zone');
    await shows('Where are you?');
    await reader.presses(settings, 'Tokyo');
    await shows('✓ Tokyo');
    await reader.presses(settings, '‹ Back to settings');
    await shows('Tokyo, now');
    await reader.presses(settings, '🌙 Quiet hours');
    await shows('When should nothing arrive?');
    await reader.presses(settings, '23:00–07:00');
    await shows('✓ 23:00–07:00');
    await reader.presses(settings, '‹ Back to settings');
    await shows('Quiet from 23:00 to 07:00');
    const saved = await reader.presses(settings, '✓ With sound');
    await shows('○ With sound');
    await reader.presses(settings, '✓ 📅 On this day');
    const done = await shows('○ 📅 On this day');

    expect(saved.text).toBe('✓ Saved');
    expect(done.message_id).toBe(settings.message_id);
    expect(bot.api.journal.calls('sendMessage')).toHaveLength(1);
  });

  test.each([
    ['english', 'English'],
    ['English', 'English'],
    ['繁體中文', '繁體中文'],
    ['简体', '简体中文'],
    ['廣東話', '繁體中文'],
    ['zh-TW', '繁體中文'],
  ])('/language %s is understood: %s', async (name, language) => {
    expect((await reader.asks(`/language ${name}`)).text).toContain(language);
  });

  test.each(['中文', 'zh', 'enough'])('/language %s is asked back', async (name) => {
    const answer = await reader.asks(`/language ${name}`);

    expect(answer.text).toContain(`I do not understand “${name}”`);
  });

  test('who wants it all to stop is shown what can be switched off', async () => {
    expect((await reader.asks('/stop')).text).toContain('⚙️ Settings');
  });

  test('the language changes the message that it is chosen in', async () => {
    const settings = await reader.asks('/settings language');

    await reader.presses(settings, '繁體中文');
    const shown = await shows('✓ 繁體中文');

    expect(shown.text).toContain('想我用甚麼語言？');
  });

  test('a pause is understood in many ways, and ends by a word', async () => {
    const span = await reader.asks('/pause 3d');
    const day = await reader.asks('/pause 2021-12-24');
    const past = await reader.asks('/pause 2020-12-24');
    const odd = await reader.asks('/pause 2021-02-30');
    bot.passes(10);
    const shown = await reader.asks('/settings');
    const off = await reader.asks('/pause off');

    expect(span.text).toContain('Nothing arrives until 4 July 12:00.');
    expect(day.text).toContain('Nothing arrives until 24 December 00:00.');
    expect(past.text).toContain('is in the past');
    expect(odd.text).toContain('I do not understand “2021-02-30”.');
    expect(shown.text).toContain('Paused until 24 December 00:00');
    expect(off.text).toContain('Nothing is paused.');
  });

  test('a shared location sets the zone and can be taken back', async () => {
    await reader.asks('/timezone Tokyo');

    reader.sharesLocation({ latitude: 51.5, longitude: -0.12 });
    const answer = await shows('time zone, London');
    await reader.presses(answer, '↩ Undo');
    const undone = await bot.api.town.waitForMessage(
      reader.chat,
      ({ message_id: id, text = '' }) => id === answer.message_id && text.includes('zone, Tokyo'),
    );

    expect(undone.text).toContain('It is 13:00');
  });

  test.each([
    ['+5:30', 'It is 09:30'],
    ['UTC+8', 'zone, UTC+8.'],
    ['San Francisco', 'zone, Los Angeles.'],
    ['臺灣', 'zone, Taipei.'],
    ['asia/tokyo', 'zone, Tokyo.'],
  ])('%s is understood: %s', async (typed, zone) => {
    expect((await reader.asks(`/timezone ${typed}`)).text).toContain(zone);
  });

  test('a misspelt place gets suggestions, and a word of the machine room is none', async () => {
    const near = await reader.asks('/timezone Tokio');
    const odd = await reader.asks('/timezone constructor');

    expect(near.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toContain('Tokyo');
    expect(odd.text).toContain('I do not know a time zone');
  });

  test('somebody follows topics and chooses when without typing a word', async () => {
    const wizard = await reader.asks('/choose');
    await reader.presses(wizard, '# Topics');
    await shows('Tap what interests you');
    await reader.presses(wizard, '#渡輪');
    await shows('✓ #渡輪');
    await reader.presses(wizard, 'Next ›');
    await shows('When would you like');
    await reader.presses(wizard, '🗓 in the digest');
    await shows('✓ 🗓 in the digest');
    await reader.presses(wizard, '18');
    await shows('✓ 18');
    await reader.presses(wizard, '✓ Done');
    const list = await shows('You follow one thing');
    bot.passes(10);
    const settings = await reader.asks('/settings');

    expect(list.reply_markup?.inline_keyboard[0]?.map(({ text }) => text)).toEqual([
      '✕ #渡輪',
      '🗓 in the digest',
    ]);
    expect(settings.text).toContain('Digest every day at 18:00');
    expect(settings.text).toContain('waits for the digest');
  });

  test('what is followed later is told as the chat wants it', async () => {
    await reader.asks('/alerts digest');
    await reader.asks('/subscribe #渡輪');

    const list = await reader.asks('/subscriptions');

    expect(list.reply_markup?.inline_keyboard[0]?.[1]?.text).toBe('🗓 in the digest');
  });

  test('in a group no button of the settings and of the choice changes anything for a member', async () => {
    const [owner, member] = [bot.api.town.person(), bot.api.town.person()];
    const group = bot.api.town.group({ owner, members: [member] });
    await owner.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });
    const before = await owner.asks('/settings@paperboy_bot', { to: group.chat });
    const asked = ['settings', 'settings digest', 'settings quiet', 'settings pause', 'choose tag'];

    const notices: string[] = [];
    for (const words of [...asked, 'choose when', 'unsubscribe all', 'forgetme', 'mydata']) {
      bot.passes(60);
      const [name = '', ...args] = words.split(' ');
      const shown = await owner.asks(`/${name}@paperboy_bot ${args.join(' ')}`, { to: group.chat });
      for (const [row, buttons] of (shown.reply_markup?.inline_keyboard ?? []).entries())
        for (const [column, { callback_data: data = '' }] of buttons.entries()) {
          if (!CHANGES.test(data)) continue;
          bot.passes(10);
          notices.push((await member.presses(shown, { row, column })).text);
        }
    }
    bot.passes(60);
    const after = await owner.asks('/settings@paperboy_bot', { to: group.chat });
    const list = await owner.asks('/subscriptions@paperboy_bot', { to: group.chat });

    expect(notices.length).toBeGreaterThan(45);
    expect(notices.filter((text) => !text.includes('Only the admins'))).toEqual([]);
    expect(after.text?.replace(/now \S+/, '')).toBe(before.text?.replace(/now \S+/, ''));
    expect(list.text).toContain('You follow one thing');
  });

  test('in a group a member cannot turn a switch of the settings', async () => {
    const [owner, member] = [bot.api.town.person(), bot.api.town.person()];
    const group = bot.api.town.group({ owner, members: [member] });
    const settings = await owner.asks('/settings@paperboy_bot', { to: group.chat });

    const refused = await member.presses(settings, '✓ With sound');
    const done = await owner.presses(settings, '✓ With sound');

    expect(refused.text).toContain('Only the admins');
    expect(done.text).toBe('✓ Saved');
  });
});
