import { expect, test } from 'vitest';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';

test('no two commands answer to the same name', () => {
  const names = ALL_COMMANDS.flatMap(({ name, otherNames }) => [name, ...otherNames]);

  expect(names).toEqual([...new Set(names)]);
});
