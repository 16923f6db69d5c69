import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/playground/person.js';
import { botForEach } from './bot-for-each.js';

describe('what is known of a reader', () => {
  const bot = botForEach();
  let reader: Person;
  beforeEach(() => {
    reader = bot.api.town.person();
  });

  const fileOf = (message: { readonly document?: { readonly file_id: string } }): unknown => {
    const file = bot.api.world.file(message.document?.file_id ?? '');
    return JSON.parse(file?.bytes.toString('utf8') ?? 'null');
  };

  test('is sent as a file: settings and subscriptions', async () => {
    await reader.asks('/subscribe #渡輪');
    await reader.asks('/digest 21:30');

    const answer = await reader.asks('/mydata');

    expect(answer.document?.file_name).toBe('mydata.json');
    expect(fileOf(answer)).toMatchObject({
      chats: [{ chat_id: reader.chat.id, digest_minute: 1290 }],
      subscriptions: [{ kind: 'tag', label: '#渡輪' }],
    });
  });

  test('is deleted after a question, and a later start begins anew', async () => {
    await reader.asks('/subscribe #渡輪');
    await reader.asks('/unsubscribe #渡輪');
    await reader.asks('/subscribe #lighthouses');
    const question = await reader.asks('/forgetme');

    await reader.presses(question, 'Delete everything');
    await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('has been deleted'),
    );
    bot.passes(10);
    const data = fileOf(await reader.asks('/mydata'));
    const undo = await reader.asks('/undo');
    await reader.asks('/start');
    const list = await reader.asks('/subscriptions');

    // The number itself is Telegram's, and what ADMIN_IDS wants.
    expect(data).toEqual({
      chat_id: reader.chat.id,
      chats: [],
      subscriptions: [],
      waiting: [],
      mailbox: [],
      sent: [],
      undelivered: [],
      progress: [],
      opinions: [],
    });
    expect(undo.text).toContain('nothing to undo');
    expect(list.text).toContain('You are not following anything yet');
  });

  test('is kept when the answer is no', async () => {
    await reader.asks('/subscribe #渡輪');
    const question = await reader.asks('/forgetme');

    await reader.presses(question, 'Keep it');
    const list = await reader.asks('/subscriptions');

    expect(list.text).toContain('You follow one thing');
  });

  test('belongs to its admins in a group', async () => {
    const member = bot.api.town.person();
    const group = bot.api.town.group({ owner: reader, members: [member] });
    await reader.asks('/subscribe@paperboy_bot #渡輪', { to: group.chat });

    const data = await member.asks('/mydata@paperboy_bot', { to: group.chat });
    const forget = await member.asks('/forgetme@paperboy_bot', { to: group.chat });
    const question = await reader.asks('/forgetme@paperboy_bot', { to: group.chat });
    const tap = await member.presses(question, 'Delete everything');

    expect([data.text, forget.text, tap.text]).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('Only the admins') as string),
    );
  });

  test('does not hold what they search for, nor does the log', async () => {
    await reader.asks('lighthouse keeper');
    await reader.asks('/search nothing-of-the-kind');
    await reader.asks('/nosuchcommand my secret');

    const data = JSON.stringify(fileOf(await reader.asks('/mydata')));

    expect(data).not.toContain('lighthouse');
    expect(JSON.stringify(bot.log)).not.toMatch(/lighthouse|nothing-of-the-kind|secret/);
  });
});
