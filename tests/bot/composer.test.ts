import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ComposerParts, createComposer } from '../../src/bot/composer.js';
import type { Composer } from '../../src/domain/composer.js';
import type { Subscriber } from '../../src/domain/subscriber.js';
import type { Topic } from '../../src/domain/subscription.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { NOON, ourTexts } from '../views/our-texts.js';
import { createTinyLibrary } from './tiny-library.js';

const DAY = 86_400_000;
const FERRIES: Topic = { kind: 'tag', key: 'ferries', label: '#ferries' };
const TRAMS: Topic = { kind: 'tag', key: 'trams', label: '#trams' };

const library = createTinyLibrary([
  {
    id: 'tram',
    title: 'A tram <stops>',
    day: '2021-07-01',
    tags: ['trams'],
    paragraphs: ['It stood.'],
  },
  {
    id: 'ferry',
    title: 'A ferry sails',
    day: '2021-07-01',
    tags: ['ferries'],
    paragraphs: ['It left.'],
  },
  { id: 'past', title: 'A day long past', day: '2014-07-01', paragraphs: ['Long ago.'] },
]);

let store: Store;
let composer: Composer;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', '');
  composer = createComposer(parts());
});
afterEach(() => store.close());

const parts = (): ComposerParts => ({
  library,
  stores: store,
  texts: ourTexts,
  clock: { now: () => NOON },
  timeZone: 'Asia/Hong_Kong',
  defaultLanguage: 'en',
  digestMinute: 480,
});

/** A reader of these topics, and a batch with a story on ferries and one on trams. */
async function readerOf(topics: readonly Topic[], sealedAt = NOON): Promise<Subscriber> {
  const where = { chatId: 7, threadId: undefined, kind: 'private' as const };
  await store.subscribers.save(where, { digestedUpTo: sealedAt - 1 }, 0);
  for (const topic of topics) await store.subscriptions.add(7, topic, 0);
  const stories = ['tram', 'ferry'].map((storyId) => ({
    storyId,
    articles: [{ articleId: storyId, contentHash: storyId }],
    publishedAt: undefined,
  }));
  await store.batches.publish(stories, sealedAt, 0);
  await store.batches.seal(sealedAt, { quietMs: 0, mostMs: 0 });
  const ids = await store.batches.topicIds('tag', ['ferries', 'trams']);
  const matches = [
    { topicId: ids.get('ferries') ?? 0, storyId: 'ferry' },
    { topicId: ids.get('trams') ?? 0, storyId: 'tram' },
  ];
  await store.batches.saveMatches(
    1,
    matches.filter(({ topicId }) => topicId !== 0),
  );
  const reader = await store.subscribers.get(7);
  if (reader === undefined) throw new Error('the reader was not stored');
  return reader;
}

test('what it came for bears the name that its reader can read, at once and in the digest', async () => {
  const hanFerries = { ...FERRIES, label: '#渡輪' };
  const readable = {
    ...library,
    getTag: () => Promise.resolve({ id: 'ferries', name: '渡輪', aliases: ['Ferry'], stories: 1 }),
  };
  const reader = await readerOf([hanFerries]);
  const inEnglish = createComposer({ ...parts(), library: readable });

  const alert = await inEnglish.alert(reader, { first: 1, last: 1 });
  const digest = await inEnglish.digest(reader, NOON + 1, []);

  expect(alert?.html).toMatch(/^🔔 #Ferry\n/);
  expect(digest?.html).toContain('<u>#Ferry</u>');
});

test('one story comes as its card, under the topic that it came for', async () => {
  const reader = await readerOf([FERRIES]);

  const message = await composer.alert(reader, { first: 1, last: 1 });

  expect(message?.html).toMatch(/^🔔 #ferries\n\n<b>A ferry sails<\/b>/);
  expect(message?.html).not.toContain('tram');
});

test('several stories come as one list', async () => {
  const reader = await readerOf([FERRIES, TRAMS]);

  const message = await composer.alert(reader, { first: 1, last: 1 });

  expect(message?.html).toContain('🔔 <b>2 new stories</b>');
  expect(message?.html).toContain('A tram &lt;stops&gt;');
});

test('who follows nothing of it any more gets nothing', async () => {
  const reader = await readerOf([]);

  expect(await composer.alert(reader, { first: 1, last: 1 })).toBeUndefined();
});

test('a digest stands in the order of what is followed, each story with its reason', async () => {
  const reader = await readerOf([TRAMS, FERRIES]);

  const message = await composer.digest(reader, NOON, []);

  expect(message?.html.split('\n\n')).toEqual([
    '🗞 <b>1 July</b> · 2 stories',
    '<u>#trams</u>',
    '<b>1. A tram &lt;stops&gt;</b>\nIt stood.',
    '<u>#ferries</u>',
    '<b>2. A ferry sails</b>\nIt left.',
  ]);
  expect(message?.buttons[0]?.map(({ label }) => label)).toEqual(['1', '2']);
});

test('without news there is no digest, but a quiet archive tells of this day in earlier years', async () => {
  const reader = await readerOf([FERRIES], NOON - DAY);
  const upToNow = { ...reader, digestedUpTo: NOON };

  const nothing = await composer.digest(upToNow, NOON, []);
  await store.close();
  store = await openStore('sqlite::memory:', '');
  const quiet = createComposer(parts());
  const earlier = await quiet.digest(upToNow, NOON, []);
  const unwanted = await quiet.digest({ ...upToNow, wantsOnThisDay: false }, NOON, []);

  expect([nothing, unwanted]).toEqual([undefined, undefined]);
  expect(earlier?.html).toContain('1 July in earlier years');
});
