import { describe, expect, test } from 'vitest';
import { planQuery } from '../../src/search/query-plan.js';
import { compileQueryWords } from '../../src/search/query-words.js';
import { parseQuery } from '../../src/search/query.js';

const words = compileQueryWords({ talk: [], newest: [], synonyms: [['還柙', '還押']] });

function plan(text: string, aliases: readonly string[] = []) {
  return planQuery(parseQuery(text, words), {
    words,
    cutWords: (folded) => folded.match(/.{1,2}/gsu) ?? [],
    alternativesOf: (folded) => (aliases.includes(folded) ? aliases : []),
  });
}

describe('planQuery()', () => {
  test('demands the words of a long stretch and prefers the stretch whole', () => {
    const { groups, preferred } = plan('渡輪停航');

    expect(groups.map((group) => group.text)).toEqual(['渡轮', '停航']);
    expect(preferred).toEqual([['渡轮', '轮停', '停航']]);
  });

  test('takes a short stretch and a quoted one as they are', () => {
    const texts = plan('國安法 "渡輪停航"').groups.map((group) => group.text);

    expect(texts).toEqual(['渡轮停航', '国安法']);
  });

  test('demands no lone character beside words', () => {
    expect(plan('47 人 渡輪').groups.map((group) => group.text)).toEqual(['47', '渡轮']);
    expect(plan('人').groups.map((group) => group.text)).toEqual(['人']);
  });

  test('offers the synonyms of a word', () => {
    expect(plan('還柙').groups).toEqual([{ text: '还柙', alternatives: [['还柙'], ['还押']] }]);
  });

  test('plans the same for every name of a tag, in whatever order they come', () => {
    const names = ['天星小轮', 'star ferry'];

    const [chinese, english] = ['天星小輪', 'Star Ferry'].map((text) => plan(text, names));

    const sets = (all: typeof chinese) => new Set(all?.groups[0]?.alternatives.map(String));
    expect(sets(chinese)).toEqual(sets(english));
    expect(english).toMatchObject({ groups: [{ text: 'star ferry' }], preferred: [] });
  });

  test.each([
    ['7仔', [[' 7 仔']]],
    ['基本法23條', [['基本', '本法'], [' 23 条']]],
    ['covid-19疫苗', [[' covid 19'], ['疫苗']]],
    ['逾百M+展品', [['逾百'], ['m'], ['展品']]],
  ])('reads what stands together in %s as words', (text, terms) => {
    expect(plan(text).groups.map(({ alternatives }) => alternatives[0])).toEqual(terms);
  });

  test('a day that became a name is one word in each of its writings', () => {
    const sets = ['6.12', '612', '六一二'].map((text) =>
      plan(text).groups.map(({ alternatives }) => new Set(alternatives.map(String))),
    );

    expect(sets[0]).toEqual([new Set([' 6 12', '612', '六一,一二'])]);
    expect(sets[1]).toEqual(sets[0]);
    expect(sets[2]).toEqual(sets[0]);
    expect(plan('13.45').groups[0]?.alternatives).toEqual([[' 13 45']]);
  });

  test('knows a name of several words among other words', () => {
    const { groups } = plan('new Star Ferry 碼頭', ['天星小轮', 'star ferry']);

    expect(groups.map(({ text }) => text)).toEqual(['new', 'star ferry', '码头']);
  });

  test('finds a phrase of words by their neighbours', () => {
    expect(plan('"Star Ferry 碼頭"').groups[0]?.alternatives).toEqual([
      [' star ferry', ' ferry 码', '码头'],
    ]);
  });
});
