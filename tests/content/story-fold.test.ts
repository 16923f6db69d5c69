import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_UNDER_KEY,
  planFold,
  type FoldRow,
  type FoldRows,
} from '../../src/content/story-fold.js';
import { createVersion, listStoryKeys } from '../../src/content/story-likeness.js';
import { signatureOf } from '../../src/content/text-signature.js';
import { fold } from '../../src/search/fold.js';

/** A small archive in memory that carries the plans out, as the index does with its tables. */
function openArchive() {
  const articles = new Map<number, FoldRow>();
  let lastStory = 0;

  const rows: FoldRows = {
    findByKeys: (keys) =>
      keys.flatMap((key) =>
        [...articles]
          .filter(([, row]) => listStoryKeys(createVersion(row)).includes(key))
          .map(([article]) => article)
          .sort((one, other) => one - other)
          .slice(0, MAX_UNDER_KEY),
      ),
    getRow: (article) => articles.get(article),
    listMembers: (story) =>
      [...articles].filter(([, row]) => row.story === story).map(([article]) => article),
  };

  function refold(changed: number[], bereft: number[]): void {
    for (const { story, articles: members } of planFold(
      { articles: changed, bereftStories: bereft },
      rows,
    ).stories) {
      const name = story ?? (lastStory += 1);
      for (const article of members) {
        const row = articles.get(article);
        if (row !== undefined) articles.set(article, { ...row, story: name });
      }
    }
  }

  return {
    put(article: number, page: { title: string; day: string; text: string }): void {
      const story = articles.get(article)?.story;
      articles.set(article, {
        title: page.title,
        day: page.day,
        signature: signatureOf(fold(page.text)),
        story,
      });
      refold([article], []);
    },
    remove(article: number): void {
      const story = articles.get(article)?.story;
      articles.delete(article);
      refold([], story === undefined ? [] : [story]);
    },
    storyOf: (article: number) => articles.get(article)?.story,
    /** The articles of each story, without the stories' names. */
    groups: () => {
      const groups = new Map<number | undefined, number[]>();
      for (const [article, { story }] of [...articles].sort(([one], [other]) => one - other)) {
        groups.set(story, [...(groups.get(story) ?? []), article]);
      }
      return [...groups.values()].map((group) => group.join(' ')).sort();
    },
  };
}

function report(from: number, to: number): string {
  return Array.from(
    { length: to - from },
    (_, at) => `第${from + at}號碼頭有${(from + at) * 3}名乘客等候`,
  ).join('。');
}

// Each shares much of its text with the next, and little with the one after.
const MORNING = { title: '渡輪停航', day: '2024-05-01', text: report(0, 60) };
const NOON = { title: '船隻滯留避風塘', day: '2024-05-01', text: report(15, 75) };
const NIGHT = { title: '碼頭通宵開放', day: '2024-05-01', text: report(33, 93) };
const OTHER = { title: '花市開鑼', day: '2024-05-01', text: report(500, 560) };

describe('folding articles into stories', () => {
  test('a version that arrives later joins the story, which keeps its number', () => {
    const archive = openArchive();
    archive.put(1, MORNING);
    archive.put(2, OTHER);
    const story = archive.storyOf(1);

    archive.put(3, NOON);

    expect(archive.groups()).toEqual(['1 3', '2']);
    expect(archive.storyOf(3)).toBe(story);
  });

  test('a version that links two stories makes them one, and takes the link along when it goes', () => {
    const archive = openArchive();
    archive.put(1, MORNING);
    archive.put(3, NIGHT);
    expect(archive.groups()).toEqual(['1', '3']);

    archive.put(2, NOON);
    expect(archive.groups()).toEqual(['1 2 3']);

    archive.remove(2);
    expect(archive.groups()).toEqual(['1', '3']);
  });

  test('the larger part of a story keeps the number when it falls apart', () => {
    const archive = openArchive();
    archive.put(1, NIGHT);
    archive.put(2, NOON);
    archive.put(3, MORNING);
    archive.put(4, MORNING);
    const story = archive.storyOf(1);

    archive.remove(2);

    expect(archive.groups()).toEqual(['1', '3 4']);
    expect(archive.storyOf(3)).toBe(story);
    expect(archive.storyOf(1)).not.toBe(story);
  });

  test('an article that was rewritten into another story leaves the old one', () => {
    const archive = openArchive();
    archive.put(1, MORNING);
    archive.put(2, MORNING);
    archive.put(3, OTHER);

    archive.put(2, OTHER);

    expect(archive.groups()).toEqual(['1', '2 3']);
  });

  test('an article that is saved again unchanged keeps its story', () => {
    const archive = openArchive();
    archive.put(1, MORNING);
    archive.put(2, NOON);
    const story = archive.storyOf(1);

    archive.put(1, MORNING);
    archive.put(2, NOON);

    expect([archive.storyOf(1), archive.storyOf(2)]).toEqual([story, story]);
  });

  test('a story whose last article is gone has ended', () => {
    const plan = planFold(
      { articles: [], bereftStories: [7] },
      { findByKeys: () => [], getRow: () => undefined, listMembers: () => [] },
    );

    expect(plan).toEqual({ stories: [], ended: [7] });
  });

  test('the order of arrivals, changes and removals does not matter', () => {
    const pages = [MORNING, NOON, NIGHT, OTHER];
    const step = fc.record({
      article: fc.integer({ min: 1, max: 6 }),
      page: fc.option(fc.constantFrom(...pages)),
    });

    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const lived = openArchive();
        for (const { article, page } of steps) {
          if (page === null) lived.remove(article);
          else lived.put(article, page);
        }
        const last = new Map(steps.map(({ article, page }) => [article, page]));
        const fresh = openArchive();
        for (const [article, page] of [...last].reverse())
          if (page !== null) fresh.put(article, page);

        expect(lived.groups()).toEqual(fresh.groups());
      }),
      { numRuns: 150 },
    );
  });
});
