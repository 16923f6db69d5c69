import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contentFolderForEach, finding, HEALTHY } from './content-folder.js';

const { pathOf, write, index } = contentFolderForEach();

test('a link to itself is a problem', async () => {
  symlinkSync('loop.md', pathOf('loop.md'));

  const { findings } = await index();

  expect(findings).toEqual([finding('loop.md', ['problem', 'link-loop', /leads back to itself/])]);
});

test('a folder that links to its parent is not walked for ever', async () => {
  symlinkSync('.', pathOf('again'));

  const { report, findings } = await index();

  expect(findings).toEqual([finding('again', ['warning', 'link', /^is a link;/])]);
  expect(report.files).toBe(1);
});

test('a link out of the folder is not followed', async () => {
  writeFileSync(pathOf('../secret.md'), '---\ntitle: 外面的秘密\ndate: 2026-11-22\n---\n正文。\n');
  symlinkSync('../secret.md', pathOf('way-out.md'));

  const { findings, titles } = await index();

  expect(findings).toEqual([
    finding('way-out.md', ['problem', 'link-outside', /out of the content folder/]),
  ]);
  expect(titles).not.toContain('外面的秘密');
});

test('a folder that became a link out of the folder after the scan is not followed', async () => {
  mkdirSync(pathOf('../outside'));
  writeFileSync(pathOf('../outside/secret.md'), HEALTHY.replace('早班渡輪復航', '外面的秘密'));
  mkdirSync(pathOf('folder'));
  write('folder/secret.md', HEALTHY);

  const { findings, titles } = await index(() => {
    rmSync(pathOf('folder'), { recursive: true });
    symlinkSync('../outside', pathOf('folder'));
  });

  expect(findings).toEqual([
    finding('folder/secret.md', ['problem', 'not-a-file', /lies behind a link/]),
  ]);
  expect(titles).not.toContain('外面的秘密');
});

test('a link to nothing is a problem', async () => {
  symlinkSync('missing.md', pathOf('dangling.md'));

  const { findings } = await index();

  expect(findings).toEqual([finding('dangling.md', ['problem', 'link-broken', /to nothing/])]);
});

test('a folder named like an article is told, and what is in it is read', async () => {
  mkdirSync(pathOf('folder.md'));
  write('folder.md/inside.md', HEALTHY);

  const { report, findings } = await index();

  expect(findings).toEqual([finding('folder.md', ['warning', 'folder', /^is a folder/])]);
  expect(report.files).toBe(2);
});

test('a named pipe does not make the indexer wait', async () => {
  execFileSync('mkfifo', [pathOf('pipe.md')]);

  const { findings } = await index();

  expect(findings).toEqual([finding('pipe.md', ['problem', 'not-a-file', /not a regular file/])]);
});
