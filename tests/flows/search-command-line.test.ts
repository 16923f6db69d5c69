import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFolderForEach, jsonLines } from './command-folder.js';

const folder = commandFolderForEach();

test('answers that are empty say why: no article at all, or none of that day', async () => {
  const quiet = await folder.paperboy(['digest', '--date', '2026-11-19']);
  rmSync(join(folder.root, 'content', 'ferry.md'));

  expect(quiet.stderr).toBe(
    'There is no such story on 2026-11-19; the newest day of the archive is 2026-11-20\n',
  );
  for (const args of [['search', 'ferry'], ['tags'], ['digest']]) {
    const { code, stderr } = await folder.paperboy(args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^CONTENT_DIR ".*content" contains no articles; set it to the folder/);
  }
}, 60_000);

test('search finds a story with its versions, and a batch answers a line each', async () => {
  const single = await folder.paperboy(['search', '渡輪', '--json']);
  const batch = await folder.paperboy(['search', '--batch', '-'], {
    input: '{"id": 1, "query": "渡轮"}\nnonsense\n{"id": "two", "query": "電車"}\n',
  });

  expect(jsonLines(single.stdout)).toEqual([
    expect.objectContaining({
      query: '渡輪',
      total: 1,
      hits: [
        expect.objectContaining({ path: 'ferry.md', date: '2026-11-20', versions: ['ferry.md'] }),
      ],
    }),
  ]);
  expect(jsonLines(batch.stdout)).toEqual([
    expect.objectContaining({ id: 1, total: 1 }),
    expect.objectContaining({ id: 'two', total: 0 }),
  ]);
  expect(batch.stderr).toContain('Cannot read line 2');
  expect(batch.code).toBe(1);
});

test('tags and doctor answer in JSON lines', async () => {
  const tags = await folder.paperboy(['tags', '--json']);
  const doctor = await folder.paperboy(['doctor', '--json']);

  expect(jsonLines(tags.stdout)).toEqual([{ tag: '渡輪', aliases: [], stories: 1 }]);
  expect(jsonLines(doctor.stdout)).toContainEqual(
    expect.objectContaining({ name: 'content', ok: true }),
  );
  expect(doctor.code).toBe(0);
});

test.each(['yesterday', '2026-13', '2026-02-30'])(
  'a search from "%s" is refused, because that is no date',
  async (date) => {
    const { code, stdout, stderr } = await folder.paperboy(['search', '渡輪', '--from', date]);

    expect(stderr).toContain(`'${date}' is invalid. Give a year, a month or a day`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  },
);

test('search says how many it does not show, and shows a line of the article where only its headline matches', async () => {
  for (const n of [1, 2, 3])
    folder.write(
      `tram-${n}.md`,
      `---\ntitle: Tram number ${n}\ntags: [rails]\n---\n\nThe depot at stop ${n} opens early on all ${n * 7} days.\n`,
    );

  const { stdout } = await folder.paperboy(['search', 'tram', '--limit', '2']);
  const { stdout: json } = await folder.paperboy(['search', 'tram', '--json']);

  expect(stdout).toMatch(/^3 stories in \d+ ms\n/);
  expect(stdout).toContain('\n… and 1 more; --limit shows them\n');
  expect(json).toContain('"excerpt":"The depot at stop');
});

test('a span that ends before it begins and a topic that is none are said, not searched in silence', async () => {
  const swapped = await folder.paperboy(['search', 'x', '--from', '2027', '--to', '2020']);
  const search = await folder.paperboy(['search', '--tag', 'nonesuch']);
  const digest = await folder.paperboy(['digest', '--tags', 'nonesuch,渡輪', '--json']);

  expect([swapped.code, swapped.stderr]).toEqual([
    2,
    'Cannot search: --from 2027 is after --to 2020\n',
  ]);
  for (const { code, stderr } of [search, digest])
    expect([code, stderr]).toEqual([
      1,
      'No story has the topic "nonesuch"; `paperboy tags` lists the existing ones\n',
    ]);
  expect(jsonLines(digest.stdout)).toHaveLength(1);
});

test('a digest is printed as it is read, without the signs of HTML', async () => {
  folder.write(
    'shop.md',
    '---\ntitle: Smith & Sons <open>\ndate: 2026-11-21\n---\n\nThe shop opens.\n',
  );

  const { stdout } = await folder.paperboy(['digest', '--date', '2026-11-21']);

  expect(stdout).toContain('Smith & Sons <open>');
});
