import { expect, test } from 'vitest';
import { dateWithin } from '../../src/bot/date-within.js';

test.each([
  ['What happened on 12 June 2019?', '2019-06-12'],
  ['the 12th of June 2019 in Admiralty', '2019-06-12'],
  ['news of June 12, 2019', '2019-06-12'],
  ['2019年7月21日元朗發生咩事', '2019-07-21'],
  ['元朗 2019-07', '2019-07'],
  ['２０１９年７月', '2019-07'],
  ['2019', '2019'],
])('a date stands in “%s”', (text, date) => {
  expect(dateWithin(text)).toBe(date);
});

test.each(['', '立法會選舉 2016', 'room 2019', '1-2-3', 'in the year 2019', '2019-13-45'])(
  'no date stands in “%s”',
  (text) => {
    expect(dateWithin(text)).toBeUndefined();
  },
);
