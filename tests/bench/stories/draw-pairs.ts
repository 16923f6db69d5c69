/**
 * Draws pairs of articles under different headlines for a person to judge, half of them folded and
 * half near to it: `npx tsx tests/bench/stories/draw-pairs.ts FOLDER [COUNT] [SEED]`. It prints how
 * each begins and what stands in one of them only; verdicts go into pairs.jsonl, never the text.
 */
import { createVersion } from '../../../src/content/story-likeness.js';
import {
  bandsOf,
  estimateContainment,
  estimateLikeness,
} from '../../../src/content/text-signature.js';
import { readArchive } from './archive.js';
import { foldArchive } from './fold-archive.js';

const [folder, count = '80', seed = '1'] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('Usage: npx tsx tests/bench/stories/draw-pairs.ts FOLDER');
const archive = readArchive(folder);
const { articles } = archive;
const { storyOf } = foldArchive(articles);
const titleKeys = articles.map((article) => createVersion(article).titleKey);

const [folded, near] = sortPairs();
for (const [name, pairs] of Object.entries({ folded, near })) {
  for (const [one, other] of draw(pairs, Number(count) / 2)) printPair(name, one, other);
}

/** Pairs that share a passage: those of one story, and those that are a fifth or more alike but not folded. */
function sortPairs(): readonly [readonly Pair[], readonly Pair[]] {
  const byBand = new Map<number, number[]>();
  articles.forEach(({ signature }, at) => {
    for (const band of bandsOf(signature)) byBand.set(band, [...(byBand.get(band) ?? []), at]);
  });
  const seen = new Set<string>();
  const [inside, outside]: [Pair[], Pair[]] = [[], []];
  for (const group of byBand.values()) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1, at + 64)) {
        const titles = [titleKeys[one], titleKeys[other]].sort().join('\n');
        if (titleKeys[one] === titleKeys[other] || seen.has(titles)) continue;
        seen.add(titles);
        if (storyOf.get(one) === storyOf.get(other)) inside.push([one, other]);
        else if (likenessOf(one, other) >= 0.12) outside.push([one, other]);
      }
    }
  }
  return [inside, outside];
}

type Pair = readonly [number, number];

function likenessOf(one: number, other: number): number {
  const [first, second] = [articles[one], articles[other]];
  return first && second ? estimateLikeness(first.signature, second.signature) : 0;
}

/** The same seed draws the same pairs (Park and Miller 1988). */
function draw(pairs: readonly Pair[], wanted: number): readonly Pair[] {
  let state = Number(seed) + 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const keyed = pairs.map((pair) => ({ pair, key: next() }));
  return keyed
    .sort((one, other) => one.key - other.key)
    .slice(0, wanted)
    .map(({ pair }) => pair);
}

function printPair(name: string, one: number, other: number): void {
  const [first, second] = [articles[one], articles[other]];
  if (first === undefined || second === undefined) return;
  const containment = estimateContainment(first.signature, second.signature);
  const figures = `likeness ${likenessOf(one, other).toFixed(2)} contained ${containment.toFixed(2)}`;
  console.log(`${name} ${figures} ${first.day ?? '-'} ${second.day ?? '-'}`);
  const [text, otherText] = [archive.readText(first.path), archive.readText(second.path)];
  for (const [article, own, foreign] of [
    [first, text, otherText],
    [second, otherText, text],
  ] as const) {
    const only = own
      .split(/[。\n]/u)
      .filter((line) => line.length > 12 && !foreign.includes(line.slice(0, 14)));
    console.log(`  ${article.path} ${article.author} ${article.title.slice(0, 60)}`);
    console.log(`    begins ${own.slice(0, 60).replace(/\n/gu, ' / ')}`);
    console.log(
      `    only here (${only.length}) ${only
        .slice(0, 2)
        .map((line) => line.slice(0, 36))
        .join(' ¦ ')}`,
    );
  }
}
