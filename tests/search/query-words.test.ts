import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileQueryWords, type SearchWordLists } from '../../src/search/query-words.js';
import { parseQuery } from '../../src/search/query.js';

const shipped = compileQueryWords(
  load(readFileSync('config/search.yaml', 'utf8')) as SearchWordLists,
);

test.each([
  ['點解渡輪停航', ['渡轮停航']],
  ['想知 渡輪 嘅新聞', ['渡轮']],
  ['有冇關於渡輪的報道', ['渡轮']],
  ['what happened to the Star Ferry?', ['star', 'ferry']],
  ['新聞自由', ['新闻自由']],
  ['的士司機', ['的士司机']],
  ['有關係', ['有关系']],
])('the words that come with the program leave of "%s" what was meant', (text, left) => {
  expect(parseQuery(text, shipped).words).toEqual(left);
});

test.each(['what is new?', 'What’s new', 'any news on ferries', '最新消息'])(
  '"%s" asks for the newest stories',
  (text) => {
    expect(parseQuery(text, shipped).wantsNewest).toBe(true);
  },
);

test('lists may be empty and words may hold any sign', () => {
  const words = compileQueryWords({
    talk: ['', '(', 'c++', "what's", 'e-', '!?@#%&~`<>=,:;/'],
    newest: [],
    synonyms: [[], ['a']],
  });

  expect(parseQuery('c++ ferry', words).words).toEqual(['ferry']);
});
