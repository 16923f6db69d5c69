/** Queries that nobody should type. */
import type { Random } from './seeded-random.js';

const OPERATORS = [
  '"',
  '「',
  '-',
  '#',
  'from:',
  'to:2019',
  'author:',
  '，',
  '　',
  ' ',
  ' ',
  '…',
  ':',
  '*',
  'OR',
  'NEAR(',
];

/** A mixture of operators, Chinese and any Unicode at all, unpaired surrogates included. */
export function strangeQuery(random: Random): string {
  const piece = (): string => {
    switch (random.below(4)) {
      case 0:
        return random.pick(OPERATORS);
      case 1:
        return String.fromCharCode(0x4e00 + random.below(0x2000));
      case 2:
        return String.fromCodePoint(random.below(0x110000));
      default:
        return random.pick(['人', '的', '香港', 'the', 'a', 'extradiiton', '0', '疫']);
    }
  };
  return Array.from({ length: 1 + random.below(80) }, piece).join('');
}
