/** Trains the scorer's weights: ridge regression on what each sentence shares with the reference, then coordinate ascent on ROUGE itself. */
import { findCandidates } from '../../../src/summary/candidates.js';
import {
  FEATURES,
  weighCandidates,
  type Feature,
  type WeighedCandidate,
} from '../../../src/summary/features.js';
import { selectSentences, type Weights } from '../../../src/summary/select.js';
import { meanOf } from './bootstrap.js';
import type { Reference } from './references.js';
import { rouge, tokensOf, type Rouge } from './rouge.js';

/** One article ready for training: everything that does not depend on the weights is done. */
export type TrainingCase = {
  readonly fold: number;
  readonly candidates: readonly WeighedCandidate[];
  readonly reference: readonly string[];
};

/** The budget of `summaries.md`: at most three sentences and 120 characters. */
export const EVALUATION_BUDGET = {
  sentences: 3,
  most: 120,
  mostAlone: 160,
  least: 40,
  tooLittle: 0,
} as const;

/** Weighs the sentences of the article without its standfirst. */
export function prepare({ title, blocks, reference, fold }: Reference): TrainingCase {
  return {
    fold,
    candidates: weighCandidates(findCandidates({ title, blocks }), title),
    reference: tokensOf(reference),
  };
}

/** The article's opening was taken away as the reference, so what follows it gets no bonus for being first. */
export function scoreCase(article: TrainingCase, weights: Weights): Rouge {
  const chosen = selectSentences(article.candidates, { ...weights, opening: 0 }, EVALUATION_BUDGET);
  return rouge(tokensOf(chosen.map(({ text }) => text).join('')), article.reference);
}

/** The weights that do best on all cases; tells `log` of each step. */
export function train(cases: readonly TrainingCase[], log: (line: string) => void): Weights {
  const start: Weights = { features: ridge(cases), redundancy: 0.3, opening: 0 };
  return climb(cases, start, log);
}

const RIDGE = 3;

/** Weights by least squares on (ROUGE-1 + 2·ROUGE-2 recall) of each sentence, centred within its article. */
function ridge(cases: readonly TrainingCase[]): Record<Feature, number> {
  const size: number = FEATURES.length;
  const gram = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row === column ? RIDGE : 0) as number),
  );
  const target = new Array<number>(size).fill(0);
  for (const { candidates, reference } of cases) {
    const gains = candidates.map(({ text }) => {
      const score = rouge(tokensOf(text), reference);
      return (score.r1 + 2 * score.r2) / 100;
    });
    const rows = candidates.map(({ features }) => FEATURES.map((feature) => features[feature]));
    const means = FEATURES.map((_, column) => meanOf(rows.map((row) => row[column] ?? 0)));
    const mean = meanOf(gains);
    rows.forEach((row, index) => {
      const centred = row.map((value, column) => value - (means[column] ?? 0));
      const gain = (gains[index] ?? 0) - mean;
      centred.forEach((value, a) => {
        target[a] = (target[a] ?? 0) + value * gain;
        const line = gram[a];
        if (line !== undefined)
          centred.forEach((other, b) => (line[b] = (line[b] ?? 0) + value * other));
      });
    });
  }
  const solution = solve(gram, target);
  return Object.fromEntries(
    FEATURES.map((feature, index) => [feature, solution[index] ?? 0]),
  ) as Record<Feature, number>;
}

/** Gaussian elimination; the ridge keeps every pivot above zero. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = rows[pivot] ?? [];
    for (let row = 0; row < size; row += 1) {
      const other = rows[row] ?? [];
      if (row === pivot) continue;
      const factor = (other[pivot] ?? 0) / (line[pivot] ?? 1);
      for (let column = pivot; column <= size; column += 1)
        other[column] = (other[column] ?? 0) - factor * (line[column] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

const STEPS = [0.3, -0.3, 0.1, -0.1, 0.04, -0.04];
const ROUNDS = 2;

function climb(
  cases: readonly TrainingCase[],
  start: Weights,
  log: (line: string) => void,
): Weights {
  let best = start;
  let height = heightOf(cases, best);
  log(`ridge ${height.toFixed(2)}`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = height;
    for (const name of [...FEATURES, 'redundancy'] as const) {
      for (const step of STEPS) {
        const tried = moved(best, name, step);
        const triedHeight = heightOf(cases, tried);
        if (triedHeight > height + 0.02) {
          best = tried;
          height = triedHeight;
          break;
        }
      }
    }
    log(`round ${round + 1}: ${height.toFixed(2)}`);
    if (height - before < 0.05) break;
  }
  return best;
}

/** The mean of the three scores, less a little for large weights. */
function heightOf(cases: readonly TrainingCase[], weights: Weights): number {
  return meanOf(
    cases.map((article) => {
      const { r1, r2, rl } = scoreCase(article, weights);
      return (r1 + r2 + rl) / 3;
    }),
  );
}

function moved(weights: Weights, name: Feature | 'redundancy', step: number): Weights {
  if (name === 'redundancy')
    return { ...weights, redundancy: Math.max(0, weights.redundancy + step) };
  return { ...weights, features: { ...weights.features, [name]: weights.features[name] + step } };
}
