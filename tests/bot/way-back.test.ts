import { expect, test } from 'vitest';
import { wayTo } from '../../src/bot/way-back.js';
import { type Command, createCommand, parseCommand } from '../../src/domain/command.js';

test('the way back keeps the page and the words', () => {
  const list: Command = { ...createCommand('search', '渡輪 加價'), page: 3 };

  expect(parseCommand(wayTo(list))).toEqual(list);
});

test('a reader who goes on and on does not carry the whole walk along', () => {
  let way: string | undefined;
  for (let step = 0; step < 50; step += 1) {
    way = wayTo({ ...createCommand('tag', `topic ${step}`), from: way });
  }

  expect(way?.split('tag').length).toBe(4);
  expect(way).toContain('topic 49');
});
