import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchFolder } from '../../src/content/watch-folder.js';

test('a new article is noticed in a folder that is reached through a link', async () => {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-watch-'));
  mkdirSync(join(root, 'real'));
  symlinkSync(join(root, 'real'), join(root, 'link'));
  let unwatch = () => Promise.resolve();

  const noticed = new Promise<void>((resolve) => {
    void watchFolder(join(root, 'link'), resolve).then((stop) => {
      unwatch = stop;
      writeFileSync(join(root, 'real', 'new.md'), '# New\n');
    });
  });

  await expect(noticed).resolves.toBeUndefined();
  await unwatch();
  rmSync(root, { recursive: true });
});
