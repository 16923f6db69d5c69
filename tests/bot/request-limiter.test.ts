import { expect, test } from 'vitest';
import { createRequestLimiter } from '../../src/bot/request-limiter.js';

const NOON = Date.parse('2021-07-01T12:00Z');

test('a burst is allowed, then one warning, then silence', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 3 });

  const verdicts = Array.from({ length: 6 }, () => limiter.check('ann', NOON));

  expect(verdicts).toEqual(['allow', 'allow', 'allow', 'warn', 'silent', 'silent']);
});

test('a second later there is room for one more, and a new warning', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 1 });
  limiter.check('ann', NOON);
  limiter.check('ann', NOON);

  const verdicts = [NOON + 1_000, NOON + 1_001, NOON + 1_002].map((at) => limiter.check('ann', at));

  expect(verdicts).toEqual(['allow', 'warn', 'silent']);
});

test('what was sent slowly and comes at once is no flood, what was sent at once is', () => {
  const [slow, quick] = [1, 2].map(() => createRequestLimiter({ perSecond: 1, burst: 2 }));
  const sent = [0, 4_000, 8_000, 12_000, 16_000].map((ms) => NOON - 60_000 + ms);

  const slowly = sent.map((sentAt) => slow?.check('ann', NOON, sentAt));
  const atOnce = sent.map(() => quick?.check('ann', NOON, NOON - 60_000));

  expect(slowly).toEqual(['allow', 'allow', 'allow', 'allow', 'allow']);
  expect(atOnce).toEqual(['allow', 'allow', 'warn', 'silent', 'silent']);
});

test('two chats of one person, one of which is behind, allow no more than one', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 2 });
  limiter.check('ann', NOON, NOON);

  const verdicts = [NOON - 60_000, NOON, NOON - 59_000, NOON].map((sentAt) =>
    limiter.check('ann', NOON, sentAt),
  );

  expect(verdicts).toEqual(['allow', 'warn', 'silent', 'silent']);
});

test('one person does not use up what another may ask', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 1 });
  limiter.check('ann', NOON);

  expect(limiter.check('bob', NOON)).toBe('allow');
});

test('a clock that steps back takes nothing away', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 2 });
  limiter.check('ann', NOON);

  expect(limiter.check('ann', NOON - 60_000)).toBe('allow');
});

test('only so many people are remembered, the quietest is forgotten first', () => {
  const limiter = createRequestLimiter({ perSecond: 1, burst: 1 }, 2);
  for (const who of ['ann', 'bob', 'eve']) limiter.check(who, NOON);

  expect(limiter.check('eve', NOON)).toBe('warn');
  expect(limiter.check('ann', NOON)).toBe('allow');
});
