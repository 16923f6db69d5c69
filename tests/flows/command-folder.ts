/** A folder with one article for every test of a file, and the command line in it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type PaperboyRun, type RunOptions, runPaperboy } from './run-paperboy.js';

export type CommandFolder = {
  /** Where commands run; the articles are in its folder `content`. */
  readonly root: string;
  /** Saves a file among the articles. */
  write(path: string, text: string): void;
  paperboy(args: readonly string[], options?: RunOptions): Promise<PaperboyRun>;
};

const FERRY = `---
title: 早班渡輪復航
date: 2026-11-20
tags: [渡輪]
---

停航三日的離島渡輪今早六時恢復服務，首班船載客二百人。船公司發言人說，班次和票價不變。
`;

/** Makes the folder before each test, with `ferry.md` in it, and removes it afterwards. */
export function commandFolderForEach(): CommandFolder {
  let root = '';
  const write = (path: string, text: string) => writeFileSync(join(root, 'content', path), text);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'paperboy-cli-'));
    mkdirSync(join(root, 'content'));
    write('ferry.md', FERRY);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  return {
    get root() {
      return root;
    },
    write,
    paperboy: (args, options) => runPaperboy(root, args, options),
  };
}

/** What a command printed with `--json`: a value a line. */
export function jsonLines(text: string): unknown[] {
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
