import { expect, test } from 'vitest';
import { indexFolderForEach } from './index-folder.js';

const folder = indexFolderForEach();

test('who follows a topic by one of its names is told of what comes under that name alone', async () => {
  for (const day of [1, 2, 3, 4])
    folder.article(
      `night-${day}.md`,
      `title: Night ${day}\ndate: 2021-06-0${day}\ntags: [燈塔, Lighthouse]`,
      `第${day}夜的燈塔，${'風浪'.repeat(day * 5)}。`,
    );
  await folder.sync();
  const followed = await folder.ask((library) => library.readTopic('#lighthouse'));
  const byMain = await folder.ask((library) => library.readTopic('#灯塔'));

  folder.article(
    'alone.md',
    'title: Fifth\ndate: 2021-06-09\ntags: [Lighthouse]',
    'Nobody lives there any more, they say.',
  );
  await folder.sync();
  const [told, names] = await folder.ask(async (library) => {
    const { stories } = await library.latest({ offset: 0, limit: 1 });
    const story = await library.feed.followedBy(stories[0]?.id ?? '');
    return [story?.tags, (await library.getTag('Lighthouse'))?.aliases] as const;
  });

  expect(followed).toEqual({
    kind: 'topic',
    topic: { kind: 'tag', key: 'lighthouse', label: '#Lighthouse' },
  });
  expect(byMain).toMatchObject({ topic: { key: '灯塔', label: '#燈塔' } });
  expect(names).toEqual([]);
  expect(told).toEqual(['lighthouse']);
});
