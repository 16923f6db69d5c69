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

  test('finds a phrase of words by their neighbours', () => {
    expect(plan('"Star Ferry 碼頭"').groups[0]?.alternatives).toEqual([
      [' star ferry', ' ferry 码', '码头'],
    ]);
  });
});
