import { expect, test } from 'vitest';
import { dateWithin } from '../../src/bot/date-within.js';

test.each([
  ['What happened on 12 June 2019?', '2019-06-12', 'What happened'],
  ['the 12th of June 2019 in Admiralty', '2019-06-12', 'the in Admiralty'],
  ['news of June 12, 2019', '2019-06-12', 'news'],
  ['2019年7月21日元朗發生咩事', '2019-07-21', '元朗發生咩事'],
  ['元朗 2019-07', '2019-07', '元朗'],
  ['２０１９年７月', '2019-07', ''],
  ['2019', '2019', ''],
  ['立法會選舉 2016', '2016', '立法會選舉'],
  ['2016年立法會選舉', '2016', '立法會選舉'],
])('a date stands in “%s”', (text, date, rest) => {
  expect(dateWithin(text)).toEqual({ date, rest });
});

test.each(['', 'room 3019', '1-2-3', 'M2019', '2019-13-45', '12019 people'])(
  'no date stands in “%s”',
  (text) => {
    expect(dateWithin(text)).toBeUndefined();
  },
);
