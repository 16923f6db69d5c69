import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import { item, rss, startFeedServer, type FeedServer } from '../feeds/feed-server.js';
import { type RealBot, startRealBot, TOKEN } from './real-bot.js';
import { refusedCalls } from './refused-calls.js';
import { runPaperboy } from './run-paperboy.js';
import { uniqueWords } from './unique-words.js';

const FEEDS = 50;
const NOW = new Date().toUTCString();

let root: string;
let server: FeedServer;
let api: BotApi;
let bot: RealBot | undefined;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-feeds-'));
  mkdirSync(join(root, 'content'));
  server = await startFeedServer();
  api = await startBotApi({ token: TOKEN });
});

afterEach(async () => {
  await bot?.end('SIGTERM');
  bot = undefined;
  await api.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const settings = () => ({ TELEGRAM_API_ROOT: api.url, FEED_ALLOW_PRIVATE: 'true' });

const paperboy = (args: readonly string[], env: Record<string, string> = {}) =>
  runPaperboy(root, args, { env: { BOT_TOKEN: TOKEN, PORT: '0', ...settings(), ...env } });

async function start(env: Record<string, string> = {}): Promise<void> {
  bot = startRealBot(
    { root },
    { ...settings(), ALERT_SETTLE_SECONDS: '1', ALERT_SETTLE_MAX_SECONDS: '5', ...env },
  );
  await api.town.botIsListening(30_000);
}

const entry = (number: number) =>
  item(`e${number}`, `Harbour ${uniqueWords(number)}`, uniqueWords(number + 500), NOW);

function writeOpml(): string {
  const outlines = Array.from({ length: FEEDS }, (_, number) => {
    server.feed(`/${number}`, rss(`Feed ${number}`, [entry(number), entry(number)]));
    return `<outline type="rss" text="Feed ${number}" xmlUrl="${server.url}/${number}"/>`;
  });
  return opmlOf([], `${outlines.join('')}<outline text="x" xmlUrl="file:///etc/passwd"/>`);
}

function opmlOf(urls: readonly string[], more = ''): string {
  const path = join(root, 'mine.opml');
  const outlines = urls.map((url) => `<outline type="rss" text="${url}" xmlUrl="${url}"/>`);
  writeFileSync(
    path,
    `<opml version="2.0"><body><outline text="Harbour">${outlines.join('')}${more}</outline></body></opml>`,
  );
  return path;
}

const articleCount = () =>
  readdirSync(join(root, 'content'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  ).length;

test('a list of 50 feeds of another reader is taken over: polled, told once, and asked only for what is new', async () => {
  const opml = writeOpml();
  await start();
  const reader = api.town.person();
  await reader.asks('/subscribe everything');

  const taken = await paperboy(['import-opml', opml, '--json']);
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.startsWith('🔔'),
    60_000,
  );
  const again = await paperboy(['import-feed', '--opml', opml, '--json']);
  const listed = await paperboy(['export-opml']);

  expect(JSON.parse(taken.stdout)).toEqual({ added: FEEDS, known: 0, total: FEEDS });
  expect(taken.stderr).toContain('"file:///etc/passwd" is not an http(s) address');
  expect(alert.text).toMatch(/\d+ new stories/);
  expect(again.stdout.match(/"kind":"unchanged"/g)).toHaveLength(FEEDS);
  expect(server.statuses.filter((status) => status === 304)).toHaveLength(FEEDS);
  expect(articleCount()).toBe(FEEDS);
  expect(listed.stdout.match(/xmlUrl=/g)).toHaveLength(FEEDS);
  expect(refusedCalls(api)).toEqual([]);
}, 120_000);

test('import-feed says what became of each feed, and one that is bad stops no other', async () => {
  server.feed('/good', rss('Good', [entry(1), entry(2)]));
  server.feed('/page', '<html><body>Sign in</body></html>');
  const urls = ['/good', '/page', '/missing'].map((path) => `${server.url}${path}`);

  const first = await paperboy(['import-feed', ...urls, '--into', 'wire']);
  const refused = await paperboy(['import-feed', urls[0] ?? '', '--json'], {
    FEED_ALLOW_PRIVATE: 'false',
  });

  expect(first.code).toBe(1);
  expect(first.stdout).toContain(`${server.url}/good: 2 added to "wire", 0 updated, 0 known`);
  expect(first.stderr).toContain('/page: is not a feed (RSS, Atom or JSON Feed)');
  expect(first.stderr).toContain('/missing: the server answers 404');
  expect(readdirSync(join(root, 'content', 'wire'))).toHaveLength(2);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('private network') as string,
  });
});

test('a feed that fails is told by check and to the people who run the bot', async () => {
  const admin = api.town.person({ hasStarted: true });
  const missing = `${server.url}/missing`;
  await paperboy(['import-opml', opmlOf([missing])]);
  await paperboy(['import-feed', missing]);

  const checked = await paperboy(['check']);
  await start({ ADMIN_IDS: String(admin.chat.id) });
  const problems = await admin.asks('/problems');

  expect(checked.stdout).toContain('/missing was not read: the server answers 404');
  expect(problems.text).toContain(`${missing}\nthe server answers 404`);
}, 60_000);

test('a list of feeds that is damaged is named and never written over', async () => {
  await paperboy(['import-opml', opmlOf([`${server.url}/one`])]);
  const list = join(root, 'data', 'feeds.opml');
  const torn = readFileSync(list, 'utf8').slice(0, -20);
  writeFileSync(list, torn);

  const taken = await paperboy(['import-opml', opmlOf([`${server.url}/two`])]);
  const exported = await paperboy(['export-opml']);
  const checked = await paperboy(['check']);
  const doctor = await paperboy(['doctor']);

  for (const { code, stderr } of [taken, exported]) {
    expect(code).not.toBe(0);
    expect(stderr).toContain('feeds.opml" is no OPML file; put a copy in its place or delete it');
  }
  expect(readFileSync(list, 'utf8')).toBe(torn);
  expect(checked.stdout).toContain('feeds.opml" is no OPML file');
  expect(doctor.stdout + doctor.stderr).toContain('feeds.opml" is no OPML file');
}, 60_000);

test.each([
  [['import-feed'], 'name the address of a feed'],
  [['import-feed', 'ftp://x.example.org/feed'], 'is not an http(s) address'],
  [['import-feed', 'https://me:secret@x.example.org/feed'], 'without a user name'],
  [['import-feed', 'https://x.example.org', '--into', '../out'], 'not a folder inside CONTENT_DIR'],
  [['import-opml', 'nowhere.opml'], 'cannot be read: ENOENT'],
])('%j is refused with one sentence and exit code 2', async (args, sentence) => {
  const { code, stdout, stderr } = await paperboy(args);

  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(sentence);
});

test('a feed that takes its reader down is named, and the next one is read', async () => {
  // Every paragraph opens again all that the ones before it left open.
  const heavy = Array.from({ length: 20_000 }, (_, at) => `<p><b id=${at}></i></p>`).join('');
  server.feed(
    '/heavy',
    rss('Heavy', [`<item><guid>h</guid><description><![CDATA[${heavy}]]></description></item>`]),
  );
  server.feed('/good', rss('Good', [entry(1)]));

  const { stdout, stderr } = await paperboy([
    'import-feed',
    `${server.url}/heavy`,
    `${server.url}/good`,
  ]);

  expect(stderr).toMatch(
    /\/heavy: is a feed that takes (too much memory|longer than 20 s) to read/,
  );
  expect(stdout).toContain('/good: 1 added');
}, 90_000);
