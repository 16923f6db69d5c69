/** Chooses the sentences of a summary: the best first, each new one unlike those before it, within a budget. */
import type { Feature, WeighedCandidate } from './features.js';
import { FEATURES } from './features.js';
import { cosine } from './terms.js';

export type Weights = {
  readonly features: Readonly<Record<Feature, number>>;
  /** How much likeness to a chosen sentence costs. */
  readonly redundancy: number;
};

export type Budget = {
  readonly sentences: number;
  /** What the chosen sentences may take together. */
  readonly most: number;
  /** One sentence may take so much where no shorter one is fit. */
  readonly mostAlone: number;
  /** Below this another sentence is added even when it is like the others. */
  readonly least: number;
};

/** Two sentences that share so much say the same. */
const SAME = 0.7;

/** The score of a candidate before what was chosen counts. */
export function scoreOf(candidate: WeighedCandidate, weights: Weights): number {
  return FEATURES.reduce(
    (sum, feature) => sum + weights.features[feature] * candidate.features[feature],
    0,
  );
}

/**
 * The chosen candidates in the body's order. Greedy with maximal marginal relevance (Carbonell and
 * Goldstein, 1998). A sentence that leans on the one before it is chosen only after that one, and a
 * weak one only where there is no other.
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
  for (const { from, mayDangle } of attempts) {
    const chosen = chooseGreedily(from, scores, { weights, budget, mayDangle });
    if (chosen.length > 0) return chosen.sort((a, b) => a.order - b.order);
  }
  return [];
}

type Choice = { readonly weights: Weights; readonly budget: Budget; readonly mayDangle: boolean };

function chooseGreedily(
  candidates: readonly WeighedCandidate[],
  scores: ReadonlyMap<WeighedCandidate, number>,
  { weights, budget, mayDangle }: Choice,
): WeighedCandidate[] {
  const chosen: WeighedCandidate[] = [];
  let used = 0;
  while (chosen.length < budget.sentences) {
    const most =
      chosen.length === 0 ? budget.mostAlone : used < budget.least ? budget.mostAlone : budget.most;
    let best: { candidate: WeighedCandidate; gain: number } | undefined;
    for (const candidate of candidates) {
      if (chosen.includes(candidate) || used + candidate.size > most) continue;
      if (
        candidate.isDangling &&
        !mayDangle &&
        !chosen.some(({ order }) => order === candidate.order - 1)
      )
        continue;
      const likeness = Math.max(0, ...chosen.map((other) => cosine(candidate.terms, other.terms)));
      if (likeness > SAME) continue;
      const fits = used + candidate.size <= budget.most ? 0 : -1;
      const gain = (scores.get(candidate) ?? 0) - weights.redundancy * likeness + fits;
      if (best === undefined || gain > best.gain) best = { candidate, gain };
    }
    if (best === undefined) break;
    chosen.push(best.candidate);
    used += best.candidate.size;
  }
  return chosen;
}
