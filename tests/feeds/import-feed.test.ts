import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createArticleParser } from '../../src/content/article-parser.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';
import { createFeedMemories } from '../../src/feeds/feed-memory.js';
import { createFeedClient, type FeedClient } from '../../src/feeds/fetch-feed.js';
import { feedRulesSchema, listedFeeds } from '../../src/feeds/feed-source.js';
import { importFeed } from '../../src/feeds/import-feed.js';
import { readFeed } from '../../src/feeds/read-feed.js';
import { item, rss, startFeedServer, type FeedServer } from './feed-server.js';

const NOON = Date.parse('2026-11-23T12:00+08:00');
const TODAY = 'Mon, 23 Nov 2026 09:00:00 +0800';

let root: string;
let server: FeedServer;
let client: FeedClient;
let now: number;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-feeds-'));
  server = await startFeedServer();
  now = NOON;
  client = createFeedClient({ userAgent: 'test', allowPrivate: true, now: () => now });
});

afterEach(async () => {
  await client.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

function importing(path = '/feed', dataFolder = 'data') {
  const rules = feedRulesSchema.parse({
    feeds: [{ url: `${server.url}${path}`, category: '港聞', tags: ['渡輪'], folder: 'in' }],
  });
  const [source] = listedFeeds(rules);
  if (source === undefined) throw new Error('There is one feed');
  const parts = {
    client,
    read: (answer: Parameters<typeof readFeed>[0]) => Promise.resolve(readFeed(answer)),
    memories: createFeedMemories(join(root, dataFolder)),
    contentFolder: join(root, 'content'),
    timeZone: 'Asia/Hong_Kong',
    now: () => now,
  };
  return importFeed(source, parts, new AbortController().signal);
}

const files = () => readdirSync(join(root, 'content', 'in')).sort();
const text = (name: string) => readFileSync(join(root, 'content', 'in', name), 'utf8');
const only = () => files()[0] ?? '';

test('an entry becomes an article that the index reads as it was meant', async () => {
  server.feed('/feed', rss('Harbour', [item('f1', '渡輪 "復航" & more', '今早六時', TODAY)]));

  const outcome = await importing();
  const parser = createArticleParser({
    contentFolder: join(root, 'content'),
    timeZone: 'Asia/Hong_Kong',
    site: siteRulesSchema.parse({}),
  });
  const parsed = parser.parse(`in/${only()}`);

  expect(outcome).toEqual({
    kind: 'read',
    title: 'Harbour',
    added: 1,
    updated: 0,
    known: 0,
    left: 0,
  });
  expect(only()).toMatch(/^2026-11-23-渡輪-復航-more-[A-Za-z0-9]{16}\.md$/);
  expect(parsed.findings).toEqual([]);
  expect(parsed.article?.fields).toMatchObject({
    title: '渡輪 "復航" & more',
    publishedAt: Date.parse('2026-11-23T09:00+08:00'),
    category: '港聞',
    tags: ['渡輪'],
    url: 'https://news.example.org/f1',
  });
});

test('an entry seen twice arrives once: in one answer, in the next, under a new guid, after DATA_DIR was lost', async () => {
  const entry = item('f1', 'Boat', 'At six.', TODAY);
  server.feed('/feed', rss('Harbour', [entry, entry]));
  await importing();
  server.feed('/feed', rss('Harbour', [entry, item('f2', 'Tram', 'At ten.', TODAY)]));
  const second = await importing();
  server.feed('/feed', rss('Harbour', [entry.replace('>f1</guid>', '>other</guid>')]));
  const third = await importing();
  server.feed('/feed', rss('Harbour', [entry]));
  const afterLoss = await importing('/feed', 'other-data');
  const again = await importing('/feed', 'other-data');

  expect(second).toMatchObject({ added: 1, known: 1 });
  expect(third).toMatchObject({ added: 0, known: 1 });
  expect(afterLoss).toMatchObject({ added: 0, known: 1 });
  expect(again).toEqual({ kind: 'unchanged' });
  expect(files()).toHaveLength(2);
});

test('an entry that the feed changes rewrites its file, one that a person edited or deleted stays theirs', async () => {
  const feed = (version: string) =>
    rss(
      'Harbour',
      ['a', 'b', 'c'].map((guid) =>
        item(guid, `Boat ${guid}`, `${version} text of ${guid}`, TODAY),
      ),
    );
  server.feed('/feed', feed('First'));
  await importing();
  const [a = '', b = '', c = ''] = files();
  writeFileSync(join(root, 'content', 'in', b), `${text(b)}\nA note of the editor.\n`);
  rmSync(join(root, 'content', 'in', c));

  server.feed('/feed', feed('Second'));
  const outcome = await importing();

  expect(outcome).toMatchObject({ added: 0, updated: 1, left: 2 });
  expect(files()).toEqual([a, b]);
  expect(text(a)).toContain('Second text of a');
  expect(text(b)).toMatch(/First text of b[^]*A note of the editor/);
});

test('entries that share an address or a headline are still different ones', async () => {
  const picture = (guid: string) =>
    `<item><guid isPermaLink="false">${guid}</guid><title>Picture of the day</title><link>https://news.example.org/</link></item>`;
  server.feed('/feed', rss('Harbour', ['1', '2', '3'].map(picture)));

  expect(await importing()).toMatchObject({ added: 3 });
  expect(files()).toHaveLength(3);
});

test('an entry without a date keeps the day it was first seen on; one from the future counts as of now', async () => {
  const undated = '<item><guid>u</guid><title>Undated</title><description>x</description></item>';
  server.feed(
    '/feed',
    rss('Harbour', [undated, item('x', 'Later', 'y', 'Fri, 01 Jan 2999 00:00:00 GMT')]),
  );
  await importing();
  now += 86_400_000;
  server.feed('/feed', `${rss('Harbour', [undated.replace('>x<', '>changed<')])}\n`);
  const outcome = await importing();

  expect(outcome).toMatchObject({ updated: 1 });
  const names = files();
  expect(names.map((name) => name.slice(0, 10))).toEqual(['2026-11-23', '2026-11-23']);
  expect(text(names.find((name) => name.includes('undated')) ?? '')).toContain(
    'date: "2026-11-23T12:00:00+08:00"',
  );
});

test('an entry from the future is not written anew whenever its feed is asked', async () => {
  const future = item('x', 'Later', 'y', 'Fri, 01 Jan 2999 00:00:00 GMT');
  server.feed('/feed', rss('Harbour', [future]));
  await importing();
  const before = text(only());
  now += 3_600_500;
  server.feed('/feed', `${rss('Harbour', [future])}\n`);

  const outcome = await importing();

  expect(outcome).toMatchObject({ updated: 0, known: 1 });
  expect(text(only())).toBe(before);
});

test('a feed that fails is left alone ever longer, and as long as its server asks', async () => {
  const waits: number[] = [];
  const memories = createFeedMemories(join(root, 'data'));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await importing('/gone');
    waits.push((memories.load(`${server.url}/gone`).nextAt - now) / 60_000);
  }
  server.answers('/busy', (_request, response) =>
    response.writeHead(429, { 'retry-after': '7200' }).end(),
  );
  await importing('/busy');

  expect(waits).toEqual([30, 60, 120]);
  expect((memories.load(`${server.url}/busy`).nextAt - now) / 60_000).toBe(120);
});

test('front matter of strangers stays front matter', async () => {
  const title = '---js&#10;module.exports = {}&#10;---&#10;evil: *anchor';
  const body = '&lt;p&gt;---&lt;/p&gt;&lt;p&gt;+++&lt;/p&gt;';
  server.feed(
    '/feed',
    rss('x&#10;---&#10;y: z', [item('../../../etc/passwd', title, body, TODAY)]),
  );

  await importing();
  const lines = text(only()).split('\n');

  expect(lines.filter((line) => line === '---')).toHaveLength(2);
  expect(lines).toContain('title: "---js module.exports = {} --- evil: *anchor"');
  expect(files()).toHaveLength(1);
});
