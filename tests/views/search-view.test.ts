import { expect, test } from 'vitest';
import { searchHeading } from '../../src/views/search-view.js';
import { NOON, ourTexts } from './our-texts.js';

const reader = {
  texts: ourTexts('en'),
  now: NOON,
  timeZone: 'Asia/Hong_Kong',
  ownZone: 'Asia/Hong_Kong',
};

test('a part of other words than were typed is not told as a part of those', () => {
  const found = { query: 'cafe hareem', corrected: 'came harem', filters: [], total: 2 };

  const heading = searchHeading({ ...found, wholeTotal: 0 }, reader);

  expect(heading).toBe(
    'Nothing for “cafe hareem” as typed. <b>2 stories</b> match part of “came harem”',
  );
});
