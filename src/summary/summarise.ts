/** The extractive summariser: finds the fit sentences, weighs them, chooses the best. */
import { findCandidates } from './candidates.js';
import { weighCandidates, type WeighedCandidate } from './features.js';
import type { Script } from './script.js';
import { selectSentences, type Budget, type Weights } from './select.js';
import type { Summarise, SummaryLength } from './summariser.js';
import { WEIGHTS } from './weights.js';

/** Must change whenever the same article may get another summary; part of every cache key. */
export const SUMMARISER_VERSION = '1';

const BUDGETS: Readonly<Record<Script, Readonly<Record<SummaryLength, Budget>>>> = {
  han: {
    line: { sentences: 1, most: 60, mostAlone: 100, least: 1, tooLittle: 0 },
    short: { sentences: 3, most: 120, mostAlone: 160, least: 40, tooLittle: 20 },
    long: { sentences: 5, most: 320, mostAlone: 400, least: 120, tooLittle: 20 },
  },
  latin: {
    line: { sentences: 1, most: 25, mostAlone: 40, least: 1, tooLittle: 0 },
    short: { sentences: 3, most: 60, mostAlone: 70, least: 12, tooLittle: 6 },
    long: { sentences: 5, most: 140, mostAlone: 170, least: 50, tooLittle: 6 },
  },
};

/** A summariser with the given weights. It never throws and takes time linear in the body. */
export function createSummariser(weights: Weights): Summarise {
  return (input, length) => {
    const candidates = findCandidates(input);
    const budget = BUDGETS[candidates.script][length];
    const weighed = weighCandidates(candidates, input.title);
    const standfirst = weighed.filter(({ isStandfirst }) => isStandfirst);
    const pool = isEnough(standfirst, budget) ? standfirst : weighed;
    return selectSentences(pool, weights, budget).map(({ text }) => text);
  };
}

/**
 * The newsroom's own summary is used alone unless it is a fragment or cannot be understood alone.
 */
function isEnough(standfirst: readonly WeighedCandidate[], budget: Budget): boolean {
  const size = standfirst.reduce((sum, candidate) => sum + candidate.size, 0);
  return (
    size >= budget.least && standfirst.some(({ isDangling, isWeak }) => !isDangling && !isWeak)
  );
}

/** The summariser with the trained weights. */
export const summarise: Summarise = createSummariser(WEIGHTS);
