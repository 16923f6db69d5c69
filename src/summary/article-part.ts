/** The part of an article that its summary is taken from. */
import { NOTES_HEADING, TAIL_HEADING } from './fitness.js';
import type { SummaryBlock } from './summariser.js';

/**
 * The opening pages: a summary considers nothing beyond them, so a huge file costs no more than a
 * long article.
 */
const MAX_TEXT_CHARS = 60_000;
const MAX_BLOCKS = 3000;

/** The opening pages without notes and references; the lines of a verse form one block. */
export function articlePart(blocks: readonly SummaryBlock[]): readonly SummaryBlock[] {
  return aboveNotes(joinVerse(openingOf(blocks)));
}

function openingOf(blocks: readonly SummaryBlock[]): SummaryBlock[] {
  const opening: SummaryBlock[] = [];
  let left = MAX_TEXT_CHARS;
  for (const block of blocks) {
    if (left <= 0 || opening.length >= MAX_BLOCKS) break;
    opening.push(block.text.length <= left ? block : { ...block, text: block.text.slice(0, left) });
    left -= block.text.length;
  }
  return opening;
}

/** The lines of a verse are one text: its sentences run across the line ends. */
function joinVerse(blocks: readonly SummaryBlock[]): SummaryBlock[] {
  const joined: { kind: string; parts: string[] }[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.continues === true && last?.kind === block.kind) last.parts.push(block.text);
    else joined.push({ kind: block.kind, parts: [block.text] });
  }
  return joined.map(({ kind, parts }) => ({ kind, text: parts.join(' ') }));
}

/** The blocks above the notes and references. */
function aboveNotes(blocks: readonly SummaryBlock[]): readonly SummaryBlock[] {
  const tail = blocks.findIndex(
    ({ text }, index) =>
      text.length < 40 &&
      ((index > 0 && NOTES_HEADING.test(text)) ||
        (index * 3 > blocks.length && TAIL_HEADING.test(text))),
  );
  return tail < 0 ? blocks : blocks.slice(0, tail);
}
