/** What distinguishes a sentence that sums up an article from one that does not, each about 0–1. */
import type { Candidate, Candidates } from './candidates.js';
import { cosine, coverage, termsOf } from './terms.js';

/** Every feature by name. */
export const FEATURES = [
  'titleCoverage',
  'titleCosine',
  'centroid',
  'degree',
  'inversePosition',
  'isFirst',
  'isEarly',
  'relativePosition',
  'isFirstOfParagraph',
  'length',
  'isShort',
  'isLong',
  'numbers',
  'names',
  'quotation',
  'startsWithQuotation',
  'firstPerson',
  'date',
  'isDangling',
  'newTerms',
  'headingCosine',
  'captionCosine',
  'leadCosine',
  'colloquial',
  'quotedShare',
  'reports',
] as const;

/** One of `FEATURES`. */
export type Feature = (typeof FEATURES)[number];
/** A sentence expressed in numbers. */
export type Features = Readonly<Record<Feature, number>>;

/** A candidate with its terms and features, ready to be scored. */
export type WeighedCandidate = Candidate & {
  readonly terms: ReadonlyMap<string, number>;
  readonly features: Features;
};

const IDEAL_SIZE = { han: 70, latin: 30 } as const;
const DATE =
  /[今昨前明]日|[今昨]晚|今早|上?周[一二三四五六日]|星期[一二三四五六日]|\d{1,2}月\d{1,2}日|\b(?:yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i;
const FIRST_PERSON = /[我咱]|筆者|\b(?:I|me|my|we|our|us)\b/u;
const NAMES =
  /[A-Z][a-z]+(?:\s[A-Z][a-z]+)+|《[^》]{1,30}》|[\u4e00-\u9fff]{2}(?:局長|部長|議員|主席|總統|首相|法官|教授|院長|會長|署長|發言人|委員|律師|書記|市長|經理|總裁|醫生)/gu;

const COLLOQUIAL = /[嘅咗喺佢哋唔嚟冇咁啲嗰噉嘢啦喎囉㗎]|\b(?:don't|I'm|gonna|yeah)\b/u;
const REPORTS =
  /(?:表示|指出|認為|強調|透露|宣布|宣佈|批評|呼籲|質疑|形容|承認|否認|發表|公布|公佈|通過|要求|裁定|判處)|\b(?:said|announced|according|reported|told)\b/u;

/**
 * The features of every candidate, in the same order. The cost grows with the square of their
 * number.
 */
export function weighCandidates(
  { fit, script, total, headings, captions }: Candidates,
  title: string,
): WeighedCandidate[] {
  const titleTerms = termsOf(title);
  const terms = fit.map(({ text }) => termsOf(text));
  const centroid = sumOf(terms);
  const headingTerms = termsOf(headings);
  const captionTerms = termsOf(captions);
  const leadTerms = sumOf(terms.slice(0, 3));
  const degrees = degreesOf(terms);
  const seen = new Set<string>();
  return fit.map((candidate, index) => {
    const own = terms[index] ?? new Map<string, number>();
    const fresh = [...own.keys()].filter((term) => !seen.has(term)).length;
    for (const term of own.keys()) seen.add(term);
    const { text, order, size, isFirstOfParagraph, isDangling } = candidate;
    const ideal = IDEAL_SIZE[script];
    return {
      ...candidate,
      terms: own,
      features: {
        titleCoverage: coverage(titleTerms, own),
        titleCosine: cosine(titleTerms, own),
        centroid: cosine(centroid, own),
        degree: degrees[index] ?? 0,
        inversePosition: 1 / (1 + order),
        isFirst: index === 0 ? 1 : 0,
        isEarly: order < 5 ? 1 : 0,
        relativePosition: order / Math.max(1, total),
        isFirstOfParagraph: isFirstOfParagraph ? 1 : 0,
        length: Math.min(1, size / ideal),
        isShort: size < ideal * 0.3 ? 1 : 0,
        isLong: Math.max(0, Math.min(1, size / ideal - 1)),
        numbers: Math.min(3, text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0) / 3,
        names: Math.min(3, text.match(NAMES)?.length ?? 0) / 3,
        quotation: /[「“"]/.test(text) ? 1 : 0,
        startsWithQuotation: /^[「『“"]/.test(text) ? 1 : 0,
        firstPerson: FIRST_PERSON.test(text.replace(/「[^」]*」/g, '')) ? 1 : 0,
        date: DATE.test(text) ? 1 : 0,
        isDangling: isDangling ? 1 : 0,
        newTerms: own.size === 0 ? 0 : fresh / own.size,
        headingCosine: cosine(headingTerms, own),
        captionCosine: cosine(captionTerms, own),
        leadCosine: cosine(leadTerms, own),
        colloquial: COLLOQUIAL.test(text) ? 1 : 0,
        quotedShare: quotedShare(text),
        reports: REPORTS.test(text) ? 1 : 0,
      },
    };
  });
}

function quotedShare(text: string): number {
  const quoted = text.match(/「[^」]*」|“[^”]*”|"[^"]*"/g)?.join('').length ?? 0;
  return quoted / Math.max(1, text.length);
}

function sumOf(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const terms of all)
    for (const [term, count] of terms) sum.set(term, (sum.get(term) ?? 0) + count);
  // A term that occurs in one sentence only says nothing about the article's subject.
  for (const [term, count] of sum) if (count === 1 && all.length > 3) sum.delete(term);
  return sum;
}

/** How close each sentence is to the others on average, by shared terms. */
function degreesOf(all: readonly ReadonlyMap<string, number>[]): number[] {
  const sums = new Array<number>(all.length).fill(0);
  for (let a = 0; a < all.length; a += 1) {
    for (let b = a + 1; b < all.length; b += 1) {
      const near = cosine(all[a] ?? new Map(), all[b] ?? new Map());
      sums[a] = (sums[a] ?? 0) + near;
      sums[b] = (sums[b] ?? 0) + near;
    }
  }
  return sums.map((sum) => Math.min(1, (sum / Math.max(1, all.length - 1)) * 5));
}
