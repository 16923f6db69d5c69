/**
 * Chooses the sentences of a summary: the best first, each different from those before it, within a
 * budget.
 */
import type { Feature, WeighedCandidate } from './features.js';
import { FEATURES } from './features.js';
import { cosine } from './terms.js';

/** The weights by which sentences are chosen. */
export type Weights = {
  readonly features: Readonly<Record<Feature, number>>;
  /** The penalty for similarity to a chosen sentence. */
  readonly redundancy: number;
  /**
   * The bonus for the article's first sentence; the rest of its first paragraph gets half. The
   * weights were learnt from articles whose opening was removed to serve as the reference, so they
   * cannot know what an opening is worth.
   */
  readonly opening: number;
};

/** How long a summary may be, in the units of `sizeOf`. */
export type Budget = {
  readonly sentences: number;
  /** What the chosen sentences may add up to. */
  readonly most: number;
  /** The length one sentence may have if no shorter one is fit. */
  readonly mostAlone: number;
  /** Below this, another sentence is added even if it is a weak one. */
  readonly least: number;
  /** Below this there is no summary. */
  readonly tooLittle: number;
};

/** Two sentences that share this much say the same. */
const SAME = 0.7;
/** The penalty for a sentence over the budget that is only allowed because there is no other. */
const OVERSPENT = 1;

/** The score of a candidate, regardless of what was chosen. */
export function scoreOf(candidate: WeighedCandidate, weights: Weights): number {
  return FEATURES.reduce(
    (sum, feature) => sum + weights.features[feature] * candidate.features[feature],
    openingBonus(candidate) * weights.opening,
  );
}

/** An opening that sets a scene unrelated to the headline gets less. */
function openingBonus({
  paragraph,
  isFirstOfParagraph,
  isDangling,
  features,
}: WeighedCandidate): number {
  if (paragraph > 0 || isDangling) return 0;
  return (isFirstOfParagraph ? 1 : 0.5) * Math.min(1, 0.3 + 4 * features.titleCoverage);
}

/**
 * The chosen candidates in the order of the body. Greedy with maximal marginal relevance (Carbonell
 * and Goldstein, 1998). A sentence that depends on the one before it is chosen only after that one,
 * and a weak one only if there is no other.
 */
export function selectSentences(
  candidates: readonly WeighedCandidate[],
  weights: Weights,
  budget: Budget,
): WeighedCandidate[] {
  const scores = new Map(candidates.map((candidate) => [candidate, scoreOf(candidate, weights)]));
  const strong = candidates.filter(({ isWeak }) => !isWeak);
  const attempts = [
    { from: strong, mayDangle: false },
    { from: strong, mayDangle: true },
    { from: candidates, mayDangle: true },
  ];
  let longest: WeighedCandidate[] = [];
  for (const { from, mayDangle } of attempts) {
    const chosen = chooseGreedily(from, scores, { weights, budget, mayDangle });
    const isBetter = usedBy(chosen) > usedBy(longest);
    // Questions and remarks are accepted only if they fill the summary.
    if (isBetter && (from === strong || usedBy(chosen) >= budget.least)) longest = chosen;
    if (usedBy(longest) >= budget.least) break;
  }
  return usedBy(longest) < budget.tooLittle ? [] : longest.sort((a, b) => a.order - b.order);
}

function usedBy(chosen: readonly WeighedCandidate[]): number {
  return chosen.reduce((sum, { size }) => sum + size, 0);
}

type Choice = { readonly weights: Weights; readonly budget: Budget; readonly mayDangle: boolean };

function chooseGreedily(
  candidates: readonly WeighedCandidate[],
  scores: ReadonlyMap<WeighedCandidate, number>,
  { weights, budget, mayDangle }: Choice,
): WeighedCandidate[] {
  const chosen: WeighedCandidate[] = [];
  const likeness = new Map<WeighedCandidate, number>();
  let used = 0;
  while (chosen.length < budget.sentences) {
    const most = used < budget.least ? budget.mostAlone : budget.most;
    let best: { candidate: WeighedCandidate; gain: number } | undefined;
    for (const candidate of candidates) {
      const like = likeness.get(candidate) ?? 0;
      if (like > SAME || used + candidate.size > most) continue;
      if (candidate.isDangling && !mayDangle && !follows(candidate, chosen)) continue;
      const overspent = used + candidate.size > budget.most ? OVERSPENT : 0;
      const gain = (scores.get(candidate) ?? 0) - weights.redundancy * like - overspent;
      if (best === undefined || gain > best.gain) best = { candidate, gain };
    }
    if (best === undefined) break;
    const newest = best.candidate;
    chosen.push(newest);
    used += newest.size;
    for (const candidate of candidates) {
      const like = candidate === newest ? 1 : cosine(candidate.terms, newest.terms);
      likeness.set(candidate, Math.max(likeness.get(candidate) ?? 0, like));
    }
  }
  return chosen;
}

function follows(candidate: WeighedCandidate, chosen: readonly WeighedCandidate[]): boolean {
  return chosen.some(({ order }) => order === candidate.order - 1);
}
