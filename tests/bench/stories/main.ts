/**
 * Measures the folding of stories on a real archive:
 * `npx tsx tests/bench/stories/main.ts FOLDER [--list]`. With `--list` it names the paths of wrong
 * pairs and of folded look-alikes.
 */
import { readArchive } from './archive.js';
import { foldArchive } from './fold-archive.js';
import { formatShare, judgePairs, type Verdict } from './judge-pairs.js';
import { findLookAlikes } from './look-alikes.js';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npx tsx tests/bench/stories/main.ts FOLDER');
const isListing = flags.includes('--list');
const print = (line: string) => process.stdout.write(`${line}\n`);

const { articles, signMs } = readArchive(folder);
const heapBefore = process.memoryUsage().heapUsed;
const folded = foldArchive(articles);
const heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6;
const sorted = [...signMs].sort((one, other) => one - other);
const sum = signMs.reduce((total, ms) => total + ms, 0);

print(`articles            ${articles.length}`);
print(`stories             ${folded.stories.length}`);
print(`largest story       ${Math.max(...folded.stories.map((story) => story.length))} versions`);
print(
  `signature           ${sum.toFixed(0)} ms in all, median ${sorted[sorted.length >> 1]?.toFixed(3)} ms`,
);
print(`folding everything  ${folded.foldMs.toFixed(0)} ms, ${heapMb.toFixed(0)} MB of heap`);

const verdicts = judgePairs(articles, folded);
const count = (test: (verdict: Verdict) => boolean) => verdicts.filter(test).length;
const right = count(({ same, folded: isFolded }) => same && isFolded);
print(`judged pairs        ${verdicts.length}`);
print(
  `  precision         ${formatShare(
    right,
    count((verdict) => verdict.folded),
  )}`,
);
print(
  `  recall            ${formatShare(
    right,
    count((verdict) => verdict.same),
  )}`,
);
for (const note of new Set(verdicts.map((verdict) => verdict.note))) {
  const ofNote = verdicts.filter((verdict) => verdict.note === note);
  const wrong = ofNote.filter(({ same, folded: isFolded }) => same !== isFolded);
  print(`  ${note.padEnd(22)}${ofNote.length - wrong.length} of ${ofNote.length} right`);
  if (isListing)
    for (const { a, b, same } of wrong)
      print(`    ${same ? 'missed' : 'wrongly folded'}: ${a} ${b}`);
}

print('look-alikes         pairs, folded');
for (const { name, pairs, folded: foldedPairs, examples } of findLookAlikes(articles, folded)) {
  print(`  ${name.padEnd(50)}${pairs}, ${foldedPairs}`);
  if (isListing) for (const [one, other] of examples) print(`    ${one} ${other}`);
}
