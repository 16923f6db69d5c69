/** The readers of the playground, what each of them is told, and what each half remembers. */
import type { Language } from '../../src/domain/language.js';
import type { TextValues } from '../../src/views/texts.js';
import { ourTexts } from '../views/our-texts.js';

const TEA_GROUP = -1_000_000_000_101;
const FORUM = -1_000_000_000_102;

/** The words on a button or in a notice, as the bot says them to this reader. */
type Says = (key: string, values?: TextValues) => string;

/** A person of the playground, and what a test types and expects to see as this person. */
export type E2eReader = {
  readonly id: number;
  readonly language: Language;
  readonly says: Says;
  /** Words of a story, not in their order there. */
  readonly remembers: string;
  /** A part of its headline, and of a sentence that only its whole text has. */
  readonly headline: string;
  readonly sentence: string;
  /** What the topics 渡輪 and 電車 are called on this reader's buttons; articles under 渡輪 alone unlearn its other names. */
  readonly ferry: string | RegExp;
  readonly tram: string;
  /** A group that somebody else owns. */
  readonly group: number;
  readonly groupTitle: string;
  readonly owner: number;
};

const MEI = 7001;
const LIN = 7002;
const EMMA = 7003;

/** One in each language. */
export const READERS: readonly E2eReader[] = [
  {
    id: MEI,
    language: 'zh-Hant',
    says: sayIn('zh-Hant'),
    remembers: '雨傘 碼頭 轉售',
    headline: '雨傘一千二百把',
    sentence: '事件因一名乘客在二手店認出自己的傘而揭發',
    ferry: '#渡輪',
    tram: '#電車',
    group: FORUM,
    groupTitle: 'Newsroom',
    owner: EMMA,
  },
  {
    id: LIN,
    language: 'zh-Hans',
    says: sayIn('zh-Hans'),
    remembers: '雨伞 码头 转售',
    headline: '雨傘一千二百把',
    sentence: '事件因一名乘客在二手店認出自己的傘而揭發',
    ferry: '#渡輪',
    tram: '#電車',
    group: TEA_GROUP,
    groupTitle: 'Tea & News',
    owner: MEI,
  },
  {
    id: EMMA,
    language: 'en',
    says: sayIn('en'),
    remembers: 'sensors tram',
    headline: 'Sensors on tram wheels',
    sentence: 'Several had told researchers',
    ferry: /#(?:ferry|渡輪)/,
    tram: '#tram',
    group: TEA_GROUP,
    groupTitle: 'Tea & News',
    owner: MEI,
  },
];

function sayIn(language: Language): Says {
  return (key, values) => ourTexts(language).plain(key, values);
}
