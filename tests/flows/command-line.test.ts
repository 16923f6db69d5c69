import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.js';
import { startBotApi } from '../../src/playground/bot-api.js';
import { type RunOptions, runPaperboy } from './run-paperboy.js';

const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-cli-'));
  mkdirSync(join(root, 'content'));
  write(
    'ferry.md',
    '---\ntitle: 早班渡輪復航\ndate: 2026-11-20\ntags: [渡輪]\n---\n\n停航三日的離島渡輪今早六時恢復服務，首班船載客二百人。船公司發言人說，班次和票價不變。\n',
  );
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(root, 'content', path), text);
}

const paperboy = (args: readonly string[], options?: RunOptions) =>
  runPaperboy(root, args, options);

const lines = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

test('index --json prints one object that accounts for every file, and nothing else', async () => {
  write('broken.md', '---\ntitle: "never closed\n---\n');

  const { code, stdout, stderr } = await paperboy(['index', '--json']);

  expect(code).toBe(0);
  expect(lines(stdout)).toEqual([
    expect.objectContaining({ files: 2, articles: 1, stories: 1, junk: 0, problems: 1, added: 2 }),
  ]);
  expect(stderr).toBe('');
});

test('answers that are empty say why: no article at all, or none of that day', async () => {
  const quiet = await paperboy(['digest', '--date', '2026-11-19']);
  rmSync(join(root, 'content', 'ferry.md'));

  expect(quiet.stderr).toBe(
    'No such story is of 2026-11-19; the newest day of the archive is 2026-11-20\n',
  );
  for (const args of [['search', 'ferry'], ['tags'], ['digest']]) {
    const { code, stderr } = await paperboy(args);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^CONTENT_DIR ".*content" holds no article; set it to the folder/);
  }
}, 60_000);

test('check ends with 1 when a file has a problem, and names file, line and reason', async () => {
  write('broken.md', '---\ntitle: fine\ndate: "2026\n---\n');

  const { code, stdout } = await paperboy(['check', '--json']);

  expect(code).toBe(1);
  expect(lines(stdout)).toEqual([
    expect.objectContaining({
      path: 'broken.md',
      kind: 'problem',
      reason: 'yaml',
      line: expect.any(Number) as number,
    }),
  ]);
});

test('check --boilerplate proposes a rule for a paragraph that many stories share', async () => {
  for (let number = 1; number <= 25; number += 1) {
    write(
      `${number}.md`,
      `---\ntitle: 第${number}號快訊\ndate: 2026-01-${String(number).padStart(2, '0')}\n---\n\n第${number}班船開出。\n\n請訂閱我們的每週通訊，支持本報。\n`,
    );
  }

  const { code, stdout } = await paperboy(['check', '--boilerplate', '--json']);

  expect(code).toBe(0);
  expect(lines(stdout)).toContainEqual(
    expect.objectContaining({ text: '請訂閱我們的每週通訊，支持本報。', articles: 25 }),
  );
});

test('search finds a story with its versions, and a batch answers a line each', async () => {
  const single = await paperboy(['search', '渡輪', '--json']);
  const batch = await paperboy(['search', '--batch', '-'], {
    input: '{"id": 1, "query": "渡轮"}\nnonsense\n{"id": "two", "query": "電車"}\n',
  });

  expect(lines(single.stdout)).toEqual([
    expect.objectContaining({
      query: '渡輪',
      total: 1,
      hits: [
        expect.objectContaining({ path: 'ferry.md', date: '2026-11-20', versions: ['ferry.md'] }),
      ],
    }),
  ]);
  expect(lines(batch.stdout)).toEqual([
    expect.objectContaining({ id: 1, total: 1 }),
    expect.objectContaining({ id: 'two', total: 0 }),
  ]);
  expect(batch.stderr).toContain('Cannot read line 2');
  expect(batch.code).toBe(1);
});

test('summarize gives whole sentences of the body, and says which path is no article', async () => {
  const { code, stdout, stderr } = await paperboy([
    'summarize',
    'ferry.md',
    'nowhere.md',
    '--json',
  ]);

  expect(lines(stdout)).toEqual([
    expect.objectContaining({
      path: 'ferry.md',
      method: 'extractive',
      summary: expect.stringContaining('停航三日的離島渡輪今早六時恢復服務') as string,
    }),
  ]);
  expect(stderr).toContain('Cannot summarize "nowhere.md"');
  expect(code).toBe(1);
});

test('tags and doctor answer in JSON lines', async () => {
  const tags = await paperboy(['tags', '--json']);
  const doctor = await paperboy(['doctor', '--json']);

  expect(lines(tags.stdout)).toEqual([{ tag: '渡輪', aliases: [], stories: 1 }]);
  expect(lines(doctor.stdout)).toContainEqual(
    expect.objectContaining({ name: 'content', ok: true }),
  );
  expect(doctor.code).toBe(0);
});

test('wrong settings are all named at once, and the exit code is 2', async () => {
  const { code, stderr } = await paperboy(['start'], {
    env: { PORT: 'many', TIMEZONE: 'Nowhere' },
  });

  expect(code).toBe(2);
  expect(stderr).toContain('PORT: "many" is not a whole number');
  expect(stderr).toContain('TIMEZONE: "Nowhere" is not a time zone');
});

test.each([
  ['a query beside --batch', ['search', 'ferry', '--batch', '-']],
  ['a path beside --all', ['summarize', 'ferry.md', '--all']],
])('%s is wrong use: neither is passed over', async (_what, args) => {
  const { code, stdout, stderr } = await paperboy(args);

  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Cannot (?:search|summarize): .* not both\n$/);
  expect(code).toBe(2);
});

test.each([
  [
    'a content folder that is not there',
    { CONTENT_DIR: 'nowhere' },
    /^Cannot find CONTENT_DIR ".*nowhere": there is no such folder; set it to the folder of your articles\n$/,
  ],
  [
    'a data folder that cannot be made',
    { DATA_DIR: '/proc/paperboy' },
    /^Cannot write to DATA_DIR "\/proc\/paperboy": .*\n$/,
  ],
])('%s is one sentence, and the exit code is 2', async (_what, env, sentence) => {
  const { code, stderr } = await paperboy(['index'], { env });

  expect(stderr).toMatch(sentence);
  expect(code).toBe(2);
});

test('--version prints the version of the package, and nothing else', async () => {
  const { code, stdout } = await paperboy(['--version']);

  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(code).toBe(0);
});

test.each(['yesterday', '2026-13', '2026-02-30'])(
  'a search from "%s" is refused, because that is no date',
  async (date) => {
    const { code, stdout, stderr } = await paperboy(['search', '渡輪', '--from', date]);

    expect(stderr).toContain(`'${date}' is invalid. Give a year, a month or a day`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  },
);

test('summarize takes a path as the shell completes it, and says when the file is broken', async () => {
  write('broken.md', '---\ntitle: "never closed\n---\n');

  const completed = await paperboy(['summarize', 'content/ferry.md', '--json']);
  const broken = await paperboy(['summarize', 'broken.md']);

  expect(lines(completed.stdout)).toEqual([expect.objectContaining({ path: 'ferry.md' })]);
  expect(broken.stderr).toContain('Cannot summarize "broken.md"');
  expect(broken.stderr).toContain('paperboy check');
});

test('check says that a folder without articles is empty, not that all is well', async () => {
  rmSync(join(root, 'content', 'ferry.md'));

  const { stdout } = await paperboy(['check']);

  expect(stdout).toContain('holds no Markdown file');
  expect(stdout).not.toContain('Every file is fine');
});

test('a damaged store is one sentence that says what to do, and the exit code is 2', async () => {
  mkdirSync(join(root, 'data', 'playground'), { recursive: true });
  writeFileSync(
    join(root, 'data', 'playground', 'store.db'),
    'not a database at all. '.repeat(100),
  );

  const { code, stderr } = await paperboy(['playground', '--port', '0'], {
    env: { LOG_LEVEL: 'silent' },
  });

  expect(stderr).toMatch(/^Cannot use ".*store\.db": file is not a database; restore it .*\n$/);
  expect(code).toBe(2);
});

test.each([
  ['a folder', (folder: string) => folder],
  ['in a folder that is not there', (folder: string) => join(folder, 'no', 'store.db')],
])('a store that is %s is no reason to move anything away', async (_, place) => {
  const { code, stderr } = await paperboy(['stats'], {
    env: { STORE_URL: `sqlite:${place(root)}` },
  });

  expect(stderr).toMatch(
    /^Cannot use ".*; it must be a file in a folder that the bot may write\n$/,
  );
  expect(code).toBe(2);
});

test('an unknown verb and a wrong option end with 2', async () => {
  expect((await paperboy(['serach'])).code).toBe(2);
  expect((await paperboy(['search', 'x', '--limit', 'all'])).code).toBe(2);
  expect((await paperboy(['search'])).code).toBe(2);
});

test('--help explains every verb and ends with 0', async () => {
  const { code, stdout } = await paperboy(['--help']);

  expect(code).toBe(0);
  for (const verb of [
    'start',
    'playground',
    'index',
    'check',
    'search',
    'summarize',
    'tags',
    'doctor',
  ]) {
    expect(stdout).toContain(verb);
  }
});

test('a token that Telegram does not know ends the start with one sentence and 1', async () => {
  const api = await startBotApi({ token: TOKEN });

  const { code, stderr } = await paperboy(['start'], {
    env: {
      BOT_TOKEN: TOKEN.replace('4242', '4243'),
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      LOG_LEVEL: 'silent',
    },
  });

  expect(stderr.trim()).toBe('Cannot start the bot: Telegram does not know this BOT_TOKEN');
  expect(code).toBe(1);
  await api.close();
});

test('a port that is taken ends the start with one sentence and 2', async () => {
  const taken = await createHttpServer({ host: '127.0.0.1', port: 0, routes: [] });
  if ('fault' in taken) throw new Error(taken.fault);

  const { code, stderr } = await paperboy(['start'], {
    env: { BOT_TOKEN: TOKEN, PORT: String(taken.port) },
  });
  await taken.close();

  expect(stderr.trim()).toBe(
    `Cannot listen on "127.0.0.1:${taken.port}": another program uses this port; set PORT to take another`,
  );
  expect(code).toBe(2);
});

test('an address that this machine has not got ends the start with one sentence and 2', async () => {
  const { code, stderr } = await paperboy(['start'], {
    env: { BOT_TOKEN: TOKEN, HOST: '999.1.1.1', PORT: '0' },
  });

  expect(stderr.trim()).toBe(
    'Cannot listen on "999.1.1.1:0": this machine has no such address; set HOST to one that it has',
  );
  expect(code).toBe(2);
});

test('an index that was damaged on disk is built again', async () => {
  await paperboy(['index']);
  const path = join(root, 'data', 'index.db');
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4_096 * 2);
  writeFileSync(path, bytes);

  const again = await paperboy(['index', '--json']);
  const found = await paperboy(['search', '渡輪', '--json']);

  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(lines(again.stdout)).toEqual([expect.objectContaining({ articles: 1, added: 1 })]);
  expect(lines(found.stdout)).toEqual([expect.objectContaining({ total: 1 })]);
});

test('an index lock that holds rubbish is made anew', async () => {
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data', 'index.lock'), 'rubbish '.repeat(1_000));

  const { code } = await paperboy(['index']);

  expect(code).toBe(0);
});

test('no article and no file name can send orders to the terminal', async () => {
  write(
    'order\u001b[31m.md',
    '---\ntitle: 燈塔\ndate: 2026-11-21\n---\n\n燈塔&#27;]0;pwned&#7;週末開放\u009b31m參觀\u202e。\n',
  );

  const runs = [
    await paperboy(['search', '燈塔']),
    await paperboy(['summarize', '--all']),
    await paperboy(['summarize', 'no\u001b[31m.md']),
    await paperboy(['check']),
  ];

  for (const { stdout, stderr } of runs) {
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
});

test('search says how many it does not show, and shows a line of the article where only its headline matches', async () => {
  for (const n of [1, 2, 3])
    write(
      `tram-${n}.md`,
      `---\ntitle: Tram number ${n}\ntags: [rails]\n---\n\nThe depot at stop ${n} opens early on all ${n * 7} days.\n`,
    );

  const { stdout } = await paperboy(['search', 'tram', '--limit', '2']);
  const { stdout: json } = await paperboy(['search', 'tram', '--json']);

  expect(stdout).toMatch(/^3 stories in \d+ ms\n/);
  expect(stdout).toContain('\n… and 1 more; --limit shows them\n');
  expect(json).toContain('"excerpt":"The depot at stop');
});

test('a span that ends before it begins and a topic that is none are said, not searched in silence', async () => {
  const swapped = await paperboy(['search', 'x', '--from', '2027', '--to', '2020']);
  const search = await paperboy(['search', '--tag', 'nonesuch']);
  const digest = await paperboy(['digest', '--tags', 'nonesuch,渡輪', '--json']);

  expect([swapped.code, swapped.stderr]).toEqual([
    2,
    'Cannot search: --from 2027 is after --to 2020\n',
  ]);
  for (const { code, stderr } of [search, digest])
    expect([code, stderr]).toEqual([
      1,
      'No story has the topic "nonesuch"; `paperboy tags` lists those that there are\n',
    ]);
  expect(lines(digest.stdout)).toHaveLength(1);
});

test('a digest is printed as it is read, without the signs of HTML', async () => {
  write('shop.md', '---\ntitle: Smith & Sons <open>\ndate: 2026-11-21\n---\n\nThe shop opens.\n');

  const { stdout } = await paperboy(['digest', '--date', '2026-11-21']);

  expect(stdout).toContain('Smith & Sons <open>');
});

test('stats are sentences for a person', async () => {
  const { stdout } = await paperboy(['stats']);

  expect(stdout).toContain('Chats      0, 0 of them out of reach\n');
  expect(stdout).toContain('Delivered  nothing yet\n');
  expect(stdout).toContain('Stories    1, with 1 topic\n');
});
