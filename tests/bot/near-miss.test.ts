import { expect, test } from 'vitest';
import { nearestWord } from '../../src/bot/near-miss.js';

const KNOWN = ['latest', 'search', 'tags', 'random', 'read', 'help', 'onthisday'];

test.each([
  ['serach', 'search'],
  ['lastest', 'latest'],
  ['hlep', 'help'],
  ['onthsday', 'onthisday'],
  ['read', 'read'],
  ['rea', 'read'],
  ['subscribe', undefined],
  ['xx', undefined],
  ['', undefined],
])('%s means %s', (typed, meant) => {
  expect(nearestWord(typed, KNOWN)).toBe(meant);
});

test('a word that is as near to two is none of them', () => {
  expect(nearestWord('tagx', ['tags', 'tagz'])).toBeUndefined();
});
