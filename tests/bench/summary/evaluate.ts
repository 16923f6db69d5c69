/** `npm run bench -- summary --archive DIR`: ROUGE against the newsroom's standfirsts, beside the methods it must beat. */
import { findCandidates } from '../../../src/summary/candidates.js';
import type { Weights } from '../../../src/summary/select.js';
import { WEIGHTS } from '../../../src/summary/weights.js';
import { optionOf } from './archive.js';
import { lead, lexRank, textRank } from './baselines.js';
import { bootstrapMean, meanOf } from './bootstrap.js';
import { findReferences, type Reference } from './references.js';
import { rouge, tokensOf, type Rouge } from './rouge.js';
import { EVALUATION_BUDGET, prepare, scoreCase, train, type TrainingCase } from './training.js';

/** The bylines of the newsroom itself; `--author .` takes everybody's. */
export const NEWSROOM = '記者|眾新聞|編輯';

/** Prints the scores of each method; throws without `--archive`. */
export async function run(args: readonly string[]): Promise<void> {
  const folder = optionOf(args, 'archive');
  if (folder === undefined) throw new Error('Cannot evaluate summaries: --archive DIR is missing');
  const references = findReferences(folder, new RegExp(optionOf(args, 'author') ?? NEWSROOM, 'u'));
  const cases = references.map(prepare);
  console.log(
    `${references.length} stories with a standfirst, folds ${[0, 1, 2, 3, 4].map((fold) => cases.filter((entry) => entry.fold === fold).length).join(' ')}`,
  );
  const rows: Record<string, Rouge[]> = {
    'Lead-3': references.map((entry) => baseline(entry, lead)),
    TextRank: references.map((entry) => baseline(entry, textRank)),
    LexRank: references.map((entry) => baseline(entry, lexRank)),
    'shipped weights': cases.map((entry) => scoreCase(entry, WEIGHTS)),
    ...(args.includes('--folds') && { 'trained, 5 folds': crossValidate(cases) }),
  };
  for (const [name, scores] of Object.entries(rows))
    console.log(describe(name, scores, rows['Lead-3'] ?? []));
  await Promise.resolve();
}

/** Each story is scored with weights that never saw its fold. */
function crossValidate(cases: readonly TrainingCase[]): Rouge[] {
  const weights: Weights[] = [0, 1, 2, 3, 4].map((fold) =>
    train(
      cases.filter((entry) => entry.fold !== fold),
      (line) => console.error(`fold ${fold}: ${line}`),
    ),
  );
  return cases.map((entry) => scoreCase(entry, weights[entry.fold] ?? WEIGHTS));
}

function baseline({ title, blocks, reference }: Reference, method: typeof lead): Rouge {
  const sentences = findCandidates({ title, blocks }).fit;
  return rouge(tokensOf(method(sentences, EVALUATION_BUDGET).join('')), tokensOf(reference));
}

function describe(name: string, scores: readonly Rouge[], against: readonly Rouge[]): string {
  const means = (['r1', 'r2', 'rl'] as const).map((key) => {
    const { mean, low, high } = bootstrapMean(scores.map((score) => score[key]));
    return `${mean.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;
  });
  const gain = bootstrapMean(
    scores.map(
      ({ r1, r2 }, index) =>
        meanOf([r1, r2]) - meanOf([against[index]?.r1 ?? 0, against[index]?.r2 ?? 0]),
    ),
  );
  return `${name.padEnd(18)} R-1 ${means[0]}  R-2 ${means[1]}  R-L ${means[2]}  gain over Lead-3 ${gain.mean.toFixed(2)} [${gain.low.toFixed(2)}, ${gain.high.toFixed(2)}]`;
}
