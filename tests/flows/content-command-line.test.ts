import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandFolderForEach, jsonLines } from './command-folder.js';

const folder = commandFolderForEach();

test('index --json prints one object that accounts for every file, and nothing else', async () => {
  folder.write('broken.md', '---\ntitle: "never closed\n---\n');

  const { code, stdout, stderr } = await folder.paperboy(['index', '--json']);

  expect(code).toBe(0);
  expect(jsonLines(stdout)).toEqual([
    expect.objectContaining({ files: 2, articles: 1, stories: 1, junk: 0, problems: 1, added: 2 }),
  ]);
  expect(stderr).toBe('');
});

test('check ends with 1 when a file has a problem, and names file, line and reason', async () => {
  folder.write('broken.md', '---\ntitle: fine\ndate: "2026\n---\n');

  const { code, stdout } = await folder.paperboy(['check', '--json']);

  expect(code).toBe(1);
  expect(jsonLines(stdout)).toEqual([
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
    folder.write(
      `${number}.md`,
      `---\ntitle: 第${number}號快訊\ndate: 2026-01-${String(number).padStart(2, '0')}\n---\n\n第${number}班船開出。\n\n請訂閱我們的每週通訊，支持本報。\n`,
    );
  }

  const { code, stdout } = await folder.paperboy(['check', '--boilerplate', '--json']);

  expect(code).toBe(0);
  expect(jsonLines(stdout)).toContainEqual(
    expect.objectContaining({ text: '請訂閱我們的每週通訊，支持本報。', articles: 25 }),
  );
});

test('summarize gives whole sentences of the body, and says which path is no article', async () => {
  const { code, stdout, stderr } = await folder.paperboy([
    'summarize',
    'ferry.md',
    'nowhere.md',
    '--json',
  ]);

  expect(jsonLines(stdout)).toEqual([
    expect.objectContaining({
      path: 'ferry.md',
      method: 'extractive',
      summary: expect.stringContaining('停航三日的離島渡輪今早六時恢復服務') as string,
    }),
  ]);
  expect(stderr).toContain('Cannot summarize "nowhere.md"');
  expect(code).toBe(1);
});

test('summarize takes a path as the shell completes it, and says when the file is broken', async () => {
  folder.write('broken.md', '---\ntitle: "never closed\n---\n');

  const completed = await folder.paperboy(['summarize', 'content/ferry.md', '--json']);
  const broken = await folder.paperboy(['summarize', 'broken.md']);

  expect(jsonLines(completed.stdout)).toEqual([expect.objectContaining({ path: 'ferry.md' })]);
  expect(broken.stderr).toContain('Cannot summarize "broken.md"');
  expect(broken.stderr).toContain('paperboy check');
});

test('check says that a folder without articles is empty, not that all is well', async () => {
  rmSync(join(folder.root, 'content', 'ferry.md'));

  const { stdout } = await folder.paperboy(['check']);

  expect(stdout).toContain('holds no Markdown file');
  expect(stdout).not.toContain('Every file is fine');
});

test('an index that was damaged on disk is built again', async () => {
  await folder.paperboy(['index']);
  const path = join(folder.root, 'data', 'index.db');
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4_096 * 2);
  writeFileSync(path, bytes);

  const again = await folder.paperboy(['index', '--json']);
  const found = await folder.paperboy(['search', '渡輪', '--json']);

  expect(again).toMatchObject({ code: 0, stderr: '' });
  expect(jsonLines(again.stdout)).toEqual([expect.objectContaining({ articles: 1, added: 1 })]);
  expect(jsonLines(found.stdout)).toEqual([expect.objectContaining({ total: 1 })]);
});

test('an index lock that holds rubbish is made anew', async () => {
  mkdirSync(join(folder.root, 'data'));
  writeFileSync(join(folder.root, 'data', 'index.lock'), 'rubbish '.repeat(1_000));

  const { code } = await folder.paperboy(['index']);

  expect(code).toBe(0);
});
