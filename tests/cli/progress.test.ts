import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';

test('where there is no terminal, long work says every ten seconds how far it is; short work says nothing', () => {
  const said: string[] = [];
  let now = 0;
  const terminal = {
    print: () => Promise.resolve(),
    note: (line: string) => void said.push(line),
    isInteractive: false,
    errorStream: process.stderr,
  };
  const progress = createProgress(terminal, 'Indexing', () => now);

  for (let done = 0; done <= 1_000; done += 10) {
    now = done * 25;
    progress.update(done, 1_000);
  }
  progress.end();

  expect(said).toEqual(['Indexing: 400 of 1000', 'Indexing: 800 of 1000']);
});
