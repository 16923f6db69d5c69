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
