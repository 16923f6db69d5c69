/** `npm run bench -- summary-train --archive DIR`: trains on every newsroom standfirst and writes src/summary/weights.ts. */
import { writeFileSync } from 'node:fs';
import { FEATURES } from '../../../src/summary/features.js';
import type { Weights } from '../../../src/summary/select.js';
import { optionOf } from './archive.js';
import { NEWSROOM } from './evaluate.js';
import { findReferences } from './references.js';
import { prepare, train } from './training.js';

/** Overwrites the weights; throws without `--archive`. */
export function run(args: readonly string[]): Promise<void> {
  const folder = optionOf(args, 'archive');
  if (folder === undefined) throw new Error('Cannot train weights: --archive DIR is missing');
  const references = findReferences(folder, new RegExp(optionOf(args, 'author') ?? NEWSROOM, 'u'));
  const weights = train(references.map(prepare), (line) => console.log(line));
  writeFileSync('src/summary/weights.ts', sourceOf(weights, references.length));
  return Promise.resolve();
}

/** Set by reading summaries: no reference shows what an article's own opening is worth. */
const OPENING = 0.3;

function sourceOf({ features, redundancy }: Weights, stories: number): string {
  const lines = FEATURES.map((feature) => `    ${feature}: ${round(features[feature])},`);
  return `/**
 * The scorer's weights, trained on ${stories} standfirsts of a newsroom.
 * Made by \`npm run bench -- summary-train --archive DIR\`; not to be edited by hand.
 */
import type { Weights } from './select.js';

/** What the summariser weighs sentences with. */
export const WEIGHTS: Weights = {
  features: {
${lines.join('\n')}
  },
  redundancy: ${round(redundancy)},
  opening: ${OPENING},
};
`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
