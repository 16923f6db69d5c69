import { describe, expect, test } from 'vitest';
import { tokenizeDocument } from '../../src/search/document-terms.js';
import { parseQuery } from '../../src/search/query.js';
import { openIndex, PAGE, words } from './open-index.js';

describe('the writer of the text index', () => {
  test('forgets a removed story and the old text of a changed one', () => {
    const { find, writer } = openIndex({ 1: { title: '渡輪' }, 2: { title: '渡輪' } });

    writer.remove(1);
    writer.put(2, tokenizeDocument({ title: '巴士', tags: [], body: '' }));
    writer.flush();

    expect(find('渡輪')).toEqual([]);
    expect(find('巴士')).toEqual([2]);
  });

  test('keeps lists that are longer than a row of the database', () => {
    const documents = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [at + 1, { title: at % 2 === 0 ? '渡輪' : '巴士' }]),
    );
    const { reader, writer } = openIndex(documents);

    writer.put(4001, tokenizeDocument({ title: '渡輪', tags: [], body: '' }));
    writer.flush();

    expect(reader.search(parseQuery('渡輪', words), PAGE)).toMatchObject({ total: 1501 });
  });

  test('forgets what a transaction took back', () => {
    const { db, find, writer } = openIndex({ 1: { title: '渡輪' } });
    const fail = db.transaction(() => {
      writer.put(2, tokenizeDocument({ title: '渡輪', tags: [], body: '' }));
      writer.flush();
      find('渡輪');
      throw new Error('disk full');
    });

    expect(fail).toThrow('disk full');

    expect(find('渡輪')).toEqual([1]);
    writer.put(3, tokenizeDocument({ title: '渡輪', tags: [], body: '' }));
    writer.flush();
    expect(find('渡輪')).toEqual([3, 1]);
  });

  test('drops what was replaced once it is the larger part, and a reader does not notice', () => {
    const { db, find, writer } = openIndex({ 1: { title: '渡輪' }, 2: { title: '巴士' } });
    const size = () => db.prepare('SELECT sum(length(postings)) FROM text_posting').pluck().get();
    writer.remove(2);
    const before = size();

    for (let time = 0; time < 1200; time += 1) {
      writer.put(1, tokenizeDocument({ title: `渡輪${time}`, tags: [], body: '' }));
      writer.flush();
      if (time % 100 === 0) find('渡輪');
    }

    expect(size()).toBeLessThan(Number(before) + 5000);
    expect(db.prepare('SELECT count(*) FROM text_document').pluck().get()).toBeLessThan(400);
    expect(find('渡輪')).toEqual([1]);
    expect(find('巴士')).toEqual([]);
    expect(find('渡輪1199')).toEqual([1]);
    expect(find('"渡輪7"')).toEqual([]);
  });

  test('takes documents that came from another thread', () => {
    const { find, writer } = openIndex({});
    const document = structuredClone(
      tokenizeDocument({ title: '渡輪', tags: ['港聞'], body: 'The ferry' }),
    );

    writer.put(1, document);
    writer.flush();

    expect([find('渡輪'), find('港聞'), find('ferry')]).toEqual([[1], [1], [1]]);
  });
});
