import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query.js';
import { compileQueryWords } from '../../src/search/query-words.js';
import { tokenizeDocument, type TextDocument } from '../../src/search/document-terms.js';
import { createTextIndexTables } from '../../src/search/posting-tables.js';
import {
  createTextIndexReader,
  type TextSearchOptions,
} from '../../src/search/text-index-reader.js';
import { createTextIndexWriter } from '../../src/search/text-index-writer.js';
import { createWordCutter } from '../../src/search/word-cutter.js';

const words = compileQueryWords({
  talk: ['點解…'],
  newest: ['…最新…'],
  synonyms: [['還柙', '還押']],
});
const cutWords = createWordCutter();

function openIndex(documents: Record<number, Partial<TextDocument>>) {
  const db = new Database(':memory:');
  createTextIndexTables(db);
  const writer = createTextIndexWriter(db);
  for (const [id, document] of Object.entries(documents)) {
    writer.put(Number(id), tokenizeDocument({ title: '', tags: [], body: '', ...document }));
  }
  writer.flush();
  const reader = createTextIndexReader(db, words, cutWords);
  const find = (text: string, options: Partial<TextSearchOptions> = {}) =>
    reader
      .search(parseQuery(text, words), { offset: 0, limit: 10, sort: 'relevance', ...options })
      .hits.map((hit) => hit.id);
  return { find, writer, reader };
}

describe('the text index', () => {
  test('finds a story in either script, in any case and width', () => {
    const { find } = openIndex({ 1: { title: '渡輪停航' }, 2: { body: 'The Ferry is late' } });

    expect(find('渡轮')).toEqual([1]);
    expect(find('渡輪')).toEqual([1]);
    expect(find('ＦＥＲＲＹ')).toEqual([2]);
  });

  test('wants every word, wherever it stands', () => {
    const { find } = openIndex({
      1: { title: '渡輪停航', body: '大霧影響碼頭' },
      2: { title: '渡輪加價' },
    });

    expect(find('渡輪 碼頭')).toEqual([1]);
  });

  test('finds the words of a question that was typed without spaces', () => {
    const { find } = openIndex({
      1: { title: '政府宣布渡輪加價', body: '市民反對。' },
      2: { title: '天氣' },
    });

    expect(find('點解政府要渡輪加價')).toEqual([1]);
  });

  test('leaves out stories with an excluded word', () => {
    const { find } = openIndex({ 1: { body: '渡輪 霧' }, 2: { body: '渡輪 停航' } });

    expect(find('渡輪 -停航')).toEqual([1]);
  });

  test('finds the other writing of a word from the list of synonyms', () => {
    const { find } = openIndex({ 1: { body: '被告還柙候審' } });

    expect(find('還押')).toEqual([1]);
  });

  test('puts a story with the word in its headline before one that mentions it', () => {
    const { find } = openIndex({
      1: { title: '天氣', body: '今日大霧，渡輪或會延誤，市民請留意。' },
      2: { title: '渡輪停航', body: '今日大霧，航班或會延誤，市民請留意。' },
    });

    expect(find('渡輪')).toEqual([2, 1]);
  });

  test('puts the newest first when the reader asks for it', () => {
    const { find } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪 渡輪' },
      3: { title: '渡輪' },
    });
    const orderOf = (id: number) => -id;

    expect(find('渡輪最新', { orderOf })).toEqual([1, 2, 3]);
    expect(find('渡輪', { sort: 'newest', orderOf })).toEqual([1, 2, 3]);
  });

  test('answers within the allowed stories only, and with all of them when no word is asked', () => {
    const { find } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪' },
      3: { title: '巴士' },
    });

    expect(find('渡輪', { allowed: new Set([2, 3]) })).toEqual([2]);
    expect(find('', { allowed: new Set([2, 3]) })).toEqual([3, 2]);
  });

  test('counts all hits and shows one page of them', () => {
    const { reader } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪' },
      3: { title: '渡輪' },
    });

    const page = reader.search(parseQuery('渡輪', words), {
      offset: 2,
      limit: 2,
      sort: 'relevance',
    });

    expect(page).toMatchObject({ total: 3, hits: [{ id: 1 }], terms: ['渡轮'] });
  });

  test('forgets a removed story and the old text of a changed one', () => {
    const { find, writer } = openIndex({ 1: { title: '渡輪' }, 2: { title: '渡輪' } });

    writer.remove(1);
    writer.put(2, tokenizeDocument({ title: '巴士', tags: [], body: '' }));
    writer.flush();

    expect(find('渡輪')).toEqual([]);
    expect(find('巴士')).toEqual([2]);
  });
});
