import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { createCommand } from '../../src/domain/command.js';
import { HOSTILE_FILES } from '../bench/views/hostile-files.js';
import { openViewSweep, type ViewSweep } from '../bench/views/view-sweep.js';
import { createWireCheck } from '../bench/views/wire-check.js';
import { type OpenFolder, openContent, openFolder } from './open-folder.js';

const ALL = { offset: 0, limit: 100 };
const ROOTS = [
  'start',
  'help',
  'latest',
  'tags',
  'top',
  'calendar',
  'author',
  'category',
  'random',
];
const SWEEP_LIMIT_MS = 120_000;

let folder: OpenFolder | undefined;
let sweep: ViewSweep | undefined;
afterEach(async () => {
  await sweep?.close();
  await folder?.close();
  folder = sweep = undefined;
});

async function sweepAll(opened: OpenFolder, taps: number) {
  folder = opened;
  sweep = await openViewSweep(opened.archive.library);
  const { stories } = await opened.archive.library.latest(ALL);
  await sweep.stories(stories);
  await sweep.crawl(
    ROOTS.map((name) => createCommand(name)),
    taps,
  );
  return { ...sweep.report(), stories };
}

test(
  'every view of every sample is taken by Telegram, in every language',
  async () => {
    const content = fileURLToPath(new URL('../../content/', import.meta.url));

    const { checked, problems, stories } = await sweepAll(await openContent(content), 400);

    expect(stories.length).toBeGreaterThan(30);
    expect(checked.get('full')).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  },
  SWEEP_LIMIT_MS,
);

test(
  'hostile articles harm nobody in any view, list, button or inline result',
  async () => {
    const { checked, problems, stories } = await sweepAll(await openFolder(HOSTILE_FILES), 1_500);

    expect(stories.length).toBeGreaterThan(15);
    expect([...checked.keys()]).toEqual(expect.arrayContaining(['changes', 'filter', '@inline']));
    expect(problems).toEqual([]);
  },
  SWEEP_LIMIT_MS,
);

test.each([
  ['HTML that Telegram does not know', { html: '<br>', buttons: [] }, 'Unsupported start tag'],
  ['text that turns its direction', { html: 'a \u202e b', buttons: [] }, 'harmful'],
  ['too much text', { html: 'x'.repeat(4_097), buttons: [] }, 'message is too long'],
  [
    'a link that is a script',
    { html: 'x', buttons: [[{ label: 'x', url: 'javascript:alert(1)' }]] },
    'invalid',
  ],
  ['an empty button', { html: 'x', buttons: [[{ label: ' ', command: 'help' }]] }, 'text is empty'],
])('the check itself finds %s', async (_, message, problem) => {
  const store = { save: () => Promise.resolve('~x'), load: () => Promise.resolve(undefined) };

  const found = await createWireCheck(store).message({ ...message, previewUrl: undefined });

  expect(found.join()).toContain(problem);
});
