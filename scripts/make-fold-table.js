// Makes src/search/fold-table.txt out of OpenCC's tables and Unicode's accents: a line of characters,
// then a line of what each becomes. Run after an update of opencc-js: node scripts/make-fold-table.js
import { writeFileSync } from 'node:fs';
import hongKong from 'opencc-js/dict/HKVariantsRev';
import simplified from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariantsRev';

const steps = [hongKong, taiwan, simplified].map(
  (table) =>
    new Map(
      table
        .split('|')
        .map((row) => row.split(' '))
        .filter(([from, to]) => [...from].length === 1 && [...to].length === 1),
    ),
);

// The order matters: a regional form first becomes the common Traditional one, then Simplified.
const foldOnce = (character) => steps.reduce((now, step) => step.get(now) ?? now, character);

function foldFully(character) {
  let now = character;
  for (let round = 0; round < 8 && foldOnce(now) !== now; round += 1) now = foldOnce(now);
  return now;
}

const pairs = new Map();
for (const step of steps) {
  for (const character of step.keys()) {
    const folded = foldFully(character);
    if (folded !== character) pairs.set(character, folded);
  }
}

// Two forms of one word that OpenCC keeps apart.
pairs.set('著', '着');

// A common character never becomes a rare one above U+FFFF: the rare one becomes it.
for (const [from, to] of [...pairs]) {
  if (to.length === 1 || from.length > 1) continue;
  pairs.delete(from);
  pairs.set(to, from);
}

// Accents of Latin, Greek and Cyrillic letters: é is typed as e.
for (let code = 0xc0; code <= 0x1fff; code += 1) {
  if (code > 0x52f && code < 0x1e00) continue;
  const letter = String.fromCodePoint(code);
  if (letter.toLowerCase() !== letter) continue;
  const [plain] = letter.normalize('NFKD');
  if (plain !== letter && /\p{L}/u.test(plain)) pairs.set(letter, plain);
}
for (const [letter, plain] of ['ςσ', 'øo', 'đd', 'łl', 'ıi']) pairs.set(letter, plain);

const sorted = [...pairs].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0));
const lines = [sorted.map(([from]) => from).join(''), sorted.map(([, to]) => to).join('')];
writeFileSync('src/search/fold-table.txt', `${lines.join('\n')}\n`);
