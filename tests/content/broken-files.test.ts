import { chmodSync, existsSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createArticleParser } from '../../src/content/article-parser.js';
import { scanFolder } from '../../src/content/scan-folder.js';
import { contentFolderForEach, finding, HEALTHY } from './content-folder.js';

const { pathOf, write, index, parserOptions } = contentFolderForEach();

type BrokenFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: string | Uint8Array;
  readonly says: readonly [kind: string, reason: string, message: RegExp, line?: number];
};

const ALIAS_BOMB = `---\na: &a [甲,甲,甲,甲,甲,甲,甲,甲]\nb: &b [*a,*a,*a,*a,*a,*a]\ntitle: *b\n---\n正文。\n`;

test.each<BrokenFile>([
  {
    name: 'broken YAML',
    path: 'yaml.md',
    bytes: '---\ntitle: "早班渡輪\ndate: 2026-11-22\n---\n正文。\n',
    says: ['problem', 'yaml', /^front matter is not valid YAML: \S[^\n]*$/, 2],
  },
  {
    name: 'an alias bomb',
    path: 'bomb.md',
    bytes: ALIAS_BOMB,
    says: ['problem', 'alias', /anchor/, 2],
  },
  {
    name: 'a file of 5 MB',
    path: 'large.md',
    bytes: `${HEALTHY}${'長'.repeat(1_750_000)}`,
    says: ['problem', 'too-large', /^has 5\.0 MB; an article may have 1 MB at most$/],
  },
  {
    name: 'a picture named like an article',
    path: 'picture.md',
    bytes: Buffer.from('89504e470d0a1a0a0000000d49484452000000ff', 'hex'),
    says: ['problem', 'binary', /^is not text$/],
  },
  {
    name: 'an empty file',
    path: 'empty.md',
    bytes: '',
    says: ['junk', 'empty', /^has no text/],
  },
  {
    name: 'UTF-16 with a byte order mark',
    path: 'utf16.md',
    bytes: Buffer.from(`\uFEFF${HEALTHY}`, 'utf16le'),
    says: ['problem', 'encoding', /UTF-16; save it as UTF-8$/],
  },
  {
    name: 'text in Big5',
    path: 'big5.md',
    bytes: Buffer.concat([
      Buffer.from('---\ntitle: "'),
      Buffer.from('b4e7bdfc', 'hex'),
      Buffer.from('"\n---\n'),
    ]),
    says: ['problem', 'encoding', /not in UTF-8; save it as UTF-8$/],
  },
  {
    name: 'no front matter',
    path: 'plain.md',
    bytes: '# 沒有資料頁\n\n但有一段正文。\n',
    says: ['warning', 'no-front-matter', /^has no front matter/],
  },
  {
    name: 'front matter that is never closed',
    path: 'unclosed.md',
    bytes: '---\ntitle: 早班渡輪\n\n正文。\n',
    says: ['problem', 'unclosed', /^front matter is never closed with ---$/, 1],
  },
  {
    name: 'a headline that is a list',
    path: 'types.md',
    bytes: '---\ntitle: [甲, 乙]\ndate: 2026-11-22\n---\n正文。\n',
    says: ['warning', 'wrong-type', /^"title" is not a text/],
  },
  {
    name: 'the 31st of February',
    path: 'date.md',
    bytes: '---\ntitle: 早班渡輪\ndate: 2023-02-31\n---\n正文。\n',
    says: ['warning', 'bad-date', /^"date" is no date: "2023-02-31"/],
  },
  {
    name: 'NUL bytes in the text',
    path: 'nul.md',
    bytes:
      '---\ntitle: 早班\0渡輪\ndate: 2026-11-22\n---\n正文有一個\0空字元，其餘的字都讀得到。\n',
    says: ['warning', 'nul', /NUL bytes/],
  },
  {
    name: 'a draft',
    path: 'draft.md',
    bytes: '---\ntitle: 未完成\ndate: 2026-11-22\ndraft: true\n---\n正文。\n',
    says: ['junk', 'draft', /^is a draft \("draft: true"\)$/],
  },
])('$name gives one clear line and the rest is read', async ({ path, bytes, says }) => {
  write(path, bytes);

  const { report, findings, titles } = await index();

  expect(findings).toEqual([finding(path, says)]);
  expect(titles).toContain('早班渡輪復航');
  expect(report.files).toBe(2);
  expect(report.articles + report.junk + report.problems).toBe(2);
});

test.each(['---js', '---javascript', '--- js', '---coffee', '---json'])(
  'a file that begins %s is a problem and runs nothing',
  async (firstLine) => {
    const canary = pathOf('../executed');
    const code = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, '')`;
    write('code.md', `${firstLine}\n${code}\n---\n正文。\n`);

    const { findings } = await index();

    expect(findings).toEqual([finding('code.md', ['problem', 'code', /^front matter names a/, 1])]);
    expect(existsSync(canary)).toBe(false);
  },
);

test('a byte order mark, CRLF, spaces and emoji in a name are fine', async () => {
  write('bom.md', `\uFEFF${HEALTHY}`);
  write('crlf.md', HEALTHY.replaceAll('\n', '\r\n'));
  write('舊 碼頭 🚢.md', HEALTHY);
  write('upper.MD', HEALTHY);
  write('long.markdown', HEALTHY);

  const { report, findings } = await index();

  expect(findings).toEqual([]);
  expect(report).toMatchObject({ files: 6, articles: 6, stories: 1, problems: 0 });
});

test('a line break in a name hides no article', async () => {
  write('line\nbreak.md', HEALTHY.replace('渡輪', '電車'));

  const { report } = await index();

  expect(report).toMatchObject({ files: 2, articles: 2, problems: 0 });
});

test('a file deleted between the scan and the reading is left out', async () => {
  write('fleeting.md', HEALTHY);

  const { report, findings } = await index(() => rmSync(pathOf('fleeting.md'), { force: true }));

  expect(findings).toEqual([finding('fleeting.md', ['warning', 'gone', /^was deleted while/])]);
  expect(report).toMatchObject({ files: 1, articles: 1, problems: 0 });
});

test('a file that may not be read is a problem with one clear line', (context) => {
  write('locked.md', HEALTHY);
  chmodSync(pathOf('locked.md'), 0o000);

  const parsed = withoutPrivileges(() =>
    scanFolder(pathOf('.')).files.map(({ path }) =>
      createArticleParser(parserOptions()).parse(path),
    ),
  );

  if (parsed === undefined) {
    context.skip('root reads every file, and this process cannot give up its rights for a moment');
    return;
  }
  expect(parsed).toMatchObject([
    {
      path: 'locked.md',
      state: 'problem',
      findings: [
        {
          kind: 'problem',
          reason: 'unreadable',
          message: expect.stringMatching(/permission denied$/) as string,
        },
      ],
    },
  ]);
});

/** Does something as a user without rights; `undefined` where this process cannot become one. */
function withoutPrivileges<T>(action: () => T): T | undefined {
  if (process.geteuid?.() !== 0) return action();
  chmodSync(pathOf('..'), 0o755);
  try {
    process.seteuid?.(65_534);
  } catch {
    return undefined;
  }
  try {
    return action();
  } finally {
    process.seteuid?.(0);
  }
}

test('twenty broken files do not hide the one that is fine', async () => {
  for (let number = 0; number < 20; number += 1) write(`bad-${number}.md`, `---\n: : [${number}\n`);

  const { report, titles } = await index();

  expect(report).toMatchObject({ files: 21, articles: 1, problems: 20 });
  expect(titles).toEqual(['早班渡輪復航']);
});

test('a file that was mended loses its problem at the next look', async () => {
  write('mended.md', '---\ntitle: 早班渡輪\n\n正文。\n');
  await index();
  write('mended.md', HEALTHY);

  const { report, findings } = await index();

  expect(findings).toEqual([]);
  expect(report).toMatchObject({ articles: 2, problems: 0, changed: 1 });
});
