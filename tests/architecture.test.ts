import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

test('folders import along the arrows, and each library has one home', () => {
  const run = () =>
    execFileSync(
      join(root, 'node_modules/.bin/depcruise'),
      ['--config', '.dependency-cruiser.cjs', 'src'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );

  expect(run()).toContain('no dependency violations found');
}, 180_000);

test('only the command line and the configuration know the environment', () => {
  const allowed = new Set(['src/cli.ts']);

  const users = sourceFiles().filter((path) =>
    readFileSync(join(root, path), 'utf8').includes('process.env'),
  );

  expect(users.filter((path) => !allowed.has(path))).toEqual([]);
});

test('rules take the time as an argument: only adapters and the root read the clock', () => {
  const rules = sourceFiles().filter((path) =>
    /^src\/(domain|search|summary|views|bot|delivery|content)\//.test(path),
  );

  const readers = rules.filter((path) =>
    /\bDate\.now\(\)|\bnew Date\(\)/.test(readFileSync(join(root, path), 'utf8')),
  );

  expect(readers).toEqual([]);
});

function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path}`);
}
