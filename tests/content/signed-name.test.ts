import { expect, test } from 'vitest';
import { hasSign } from '../../src/content/signed-name.js';
import { indexFolderForEach } from './index-folder.js';

const folder = indexFolderForEach();

test.each(['C++', 'C#', 'M+', '35+', 'Apple TV+', '50%'])('%s has a sign', (text) => {
  expect(hasSign(text)).toBe(true);
});

test.each([
  '渡輪 -加價',
  '#渡輪',
  '"Star Ferry"',
  'author:Ann',
  'covid-19',
  '6.12',
  'Q&A',
  '「一字」',
])('%s is made of words', (text) => {
  expect(hasSign(text)).toBe(false);
});

test('a topic whose name has a sign is found and followed by it, and no other word', async () => {
  folder.article('plus.md', 'title: Templates\ndate: 2021-06-01\ntags: [C++]', 'All about them.');
  folder.article('new.md', 'title: Modules\ndate: 2021-06-04\ntags: [C++20]', 'At last.');
  folder.article('sharp.md', 'title: Delegates\ndate: 2021-06-02\ntags: ["C#"]', 'And events.');
  folder.article('plain.md', 'title: Vitamin C\ndate: 2021-06-03\ntags: [food]', 'In oranges.');
  await folder.sync();

  const titles = (query: string) =>
    folder.ask(async (library) => {
      const { hits } = await library.search(query, { offset: 0, limit: 10 });
      return hits.map(({ story }) => story.newest.title);
    });
  const near = await folder.ask(async (library) => {
    const { nearTags } = await library.search('c++', { offset: 0, limit: 1 });
    return nearTags.map(({ name }) => name);
  });
  const topic = await folder.ask((library) => library.readTopic('c++'));

  expect(await titles('c++')).toEqual(['Templates']);
  expect(near).toContain('C++20');
  expect(await titles('C#')).toEqual(['Delegates']);
  expect(await titles('Vitamin C?!')).toEqual(['Vitamin C']);
  expect(topic).toMatchObject({ topic: { kind: 'tag', key: 'c++', label: '#C++' } });
});
