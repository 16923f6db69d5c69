import { TelegramError } from 'telegraf';
import { describe, expect, test } from 'vitest';
import { toSendResult } from '../../src/telegram/send-result.js';

const refused = (code: number, description: string, parameters = {}) =>
  toSendResult(new TelegramError({ error_code: code, description, parameters }));

describe('what an error means for the message', () => {
  test('a flood limit is waited out, for as long as Telegram says', () => {
    expect(refused(429, 'Too Many Requests: retry after 7', { retry_after: 7 })).toEqual({
      kind: 'retry-after',
      seconds: 7,
    });
    expect(refused(429, 'Too Many Requests: retry after 9')).toEqual({
      kind: 'retry-after',
      seconds: 9,
    });
  });

  test.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [403, "Forbidden: bot can't initiate conversation with a user"],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: not enough rights to send text messages to the chat'],
    [400, 'Bad Request: PEER_ID_INVALID'],
  ])('%i %s: the chat cannot be reached', (code, description) => {
    expect(refused(code, description)).toEqual({ kind: 'unreachable', reason: description });
  });

  test('an upgraded group has moved', () => {
    const parameters = { migrate_to_chat_id: -1001 };

    expect(
      refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters),
    ).toEqual({ kind: 'moved', chatId: -1001 });
  });

  test('a message that Telegram will never take is rejected', () => {
    expect(refused(400, 'Bad Request: message is too long').kind).toBe('rejected');
  });

  test('a revoked token is no fault of the message', () => {
    expect(refused(401, 'Unauthorized')).toEqual({ kind: 'retry-after', seconds: 60 });
  });

  test('after a lost answer nobody knows', () => {
    const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

    expect(toSendResult(reset).kind).toBe('unknown');
    expect(toSendResult(new DOMException('The user aborted a request.', 'AbortError')).kind).toBe(
      'unknown',
    );
  });

  test('a server error, or a connection that was never made, can be tried again', () => {
    const away = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });

    expect(refused(502, 'Bad Gateway').kind).toBe('unavailable');
    expect(toSendResult(away).kind).toBe('unavailable');
  });

  test('the token never stands in a reason', () => {
    const token = `123456:${'A'.repeat(35)}`;

    const result = toSendResult(new Error(`request to https://x/bot${token}/sendMessage failed`));

    expect(JSON.stringify(result)).not.toContain(token);
  });
});
