import { expect, test } from 'vitest';
import { parseDigestTimes, parseMinute, parseQuietHours } from '../../src/bot/parse-times.js';
import { minuteText } from '../../src/views/minute-text.js';

test.each([
  ['18:30', '18:30'],
  ['8', '08:00'],
  ['8.05', '08:05'],
  ['１８：３０', '18:30'],
  ['6pm', '18:00'],
  ['6:30 p.m.', '18:30'],
  ['12 AM', '00:00'],
  ['12pm', '12:00'],
  ['noon', '12:00'],
  ['早上8點', '08:00'],
  ['晚上 8 點半', '20:30'],
  ['下午6時15分', '18:15'],
  ['晚上12点', '00:00'],
  ['晚上20:00', '20:00'],
  ['中午12點', '12:00'],
])('%s is a time of day', (text, time) => {
  expect(minuteText(parseMinute(text) ?? -1)).toBe(time);
});

test.each(['', '24:00', '8:60', '13am', 'pm', '晚上', 'eight', '8:5', '-1', '1e1', '早上18點'])(
  '“%s” is none',
  (text) => {
    expect(parseMinute(text)).toBeUndefined();
  },
);

test.each([
  ['22-7', '22:00', '07:00'],
  ['23:00–07:00', '23:00', '07:00'],
  ['10pm-7am', '22:00', '07:00'],
  ['10 pm to 7 am', '22:00', '07:00'],
  ['晚上11點至早上7點', '23:00', '07:00'],
  ['２２：００～６：３０', '22:00', '06:30'],
])('%s are quiet hours', (text, from, to) => {
  const quiet = parseQuietHours(text);

  expect([minuteText(quiet?.from ?? -1), minuteText(quiet?.to ?? -1)]).toEqual([from, to]);
});

test.each(['', '22', '22-22', '22-7-8', 'to', 'tonight'])('“%s” are none', (text) => {
  expect(parseQuietHours(text)).toBeUndefined();
});

test.each([
  ['18:30', 18.5, undefined],
  ['every day at 6 pm', 18, undefined],
  ['weekly on Friday 6pm', 18, 5],
  ['每星期五晚上8點', 20, 5],
  ['每天 早上 7 點', 7, undefined],
  ['周日', 8, 7],
])('%s says when a digest comes', (text, hour, weekday) => {
  const now = { minute: 480, weekday: undefined };

  expect(parseDigestTimes(text, now)).toEqual({ minute: hour * 60, weekday });
});

test.each(['tomorrow', 'at', '6pm maybe', '每'])('“%s” does not', (text) => {
  expect(parseDigestTimes(text, { minute: 480, weekday: undefined })).toBeUndefined();
});
