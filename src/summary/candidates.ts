/** Finds the sentences of an article that are fit for its summary. */
import { articlePart } from './article-part.js';
import {
  CAPTION_BLOCK,
  CLOCK_ENTRY,
  DANGLING,
  QUESTION,
  sentenceFault,
  SPEAKER,
} from './fitness.js';
import { createRepeatTest } from './repeat-test.js';
import { scriptOf, sizeOf, type Script } from './script.js';
import { type Sentence, splitSentences } from './sentences.js';
import type { SummaryBlock, SummaryInput } from './summariser.js';

/** A sentence that may appear in a summary. */
export type Candidate = {
  readonly text: string;
  /** Counts the sentences of the article's text from 0, including unfit ones. */
  readonly order: number;
  /** Counts the paragraphs with text from 0. */
  readonly paragraph: number;
  readonly isFirstOfParagraph: boolean;
  readonly isStandfirst: boolean;
  /** It cannot be understood without the sentence before it. */
  readonly isDangling: boolean;
  /** A question, a short remark, or the words of a lone speaker: the last resort. */
  readonly isWeak: boolean;
  /** In characters or words, see `sizeOf`. */
  readonly size: number;
};

/** The candidates of an article, and what else shows its subject. */
export type Candidates = {
  readonly script: Script;
  readonly fit: readonly Candidate[];
  /** All sentences with text, fit or not. */
  readonly total: number;
  /** The title and headings, which say what the article is about. */
  readonly headings: string;
  readonly captions: string;
};

/** At most this many sentences are weighed: an article makes its point in its first pages. */
const MAX_CANDIDATES = 80;
/**
 * The sizes of a sentence (below `telling` it is the last resort), and how much prose makes
 * quotations and list items unnecessary.
 */
const LIMITS = {
  han: { least: 10, telling: 15, most: 160, enough: 40 },
  latin: { least: 4, telling: 8, most: 70, enough: 12 },
} as const;

/** The fit sentences in the order of the body. Never throws. */
export function findCandidates({ title, blocks }: SummaryInput): Candidates {
  const part = articlePart(blocks);
  const headings = textOf(part, HEADINGS);
  const script = scriptOf(textOf(part, WORDS) || title);
  const repeated = createRepeatTest([title, ...headings.split('\n')]);
  const found = richest(part, { script, repeated });
  return { script, headings, captions: textOf(part, CAPTIONS), ...found };
}

/**
 * Prose if it says enough; otherwise with quotations, and then with list items, if those add
 * anything.
 */
function richest(
  blocks: readonly SummaryBlock[],
  options: Omit<CollectOptions, 'kinds'>,
): Pick<Candidates, 'fit' | 'total'> {
  let best: { fit: readonly Candidate[]; total: number; size: number } = {
    fit: [],
    total: 0,
    size: 0,
  };
  for (const kinds of [PROSE, QUOTES, LISTS]) {
    const found = collect(blocks, { ...options, kinds });
    const size = found.fit.reduce((sum, candidate) => sum + candidate.size, 0);
    if (size > best.size) best = { ...found, size };
    if (size >= LIMITS[options.script].enough) break;
  }
  return { fit: best.fit, total: best.total };
}

function textOf(blocks: readonly SummaryBlock[], kinds: ReadonlySet<string>): string {
  return blocks
    .filter(({ kind }) => kinds.has(kind))
    .map(({ text }) => text)
    .join('\n')
    .slice(0, MAX_SAMPLE_CHARS);
}

const MAX_SAMPLE_CHARS = 20_000;
const WORDS: ReadonlySet<string> = new Set(['paragraph', 'standfirst', 'quote', 'byline']);
const HEADINGS: ReadonlySet<string> = new Set(['heading']);
const CAPTIONS: ReadonlySet<string> = new Set(['caption']);
const PROSE: ReadonlySet<string> = new Set(['paragraph', 'standfirst']);
const QUOTES: ReadonlySet<string> = new Set([...PROSE, 'quote']);
const LISTS: ReadonlySet<string> = new Set([...QUOTES, 'list-item']);

/** A caption set as running text: a sentence or two and the credit. */
const MAX_CAPTION_SENTENCES = 3;

type CollectOptions = {
  readonly kinds: ReadonlySet<string>;
  readonly script: Script;
  /** Whether a sentence repeats the title or a heading. */
  readonly repeated: (text: string) => boolean;
};

/**
 * The sentences in blocks of these kinds; of a live-blog, those before its second entry that has
 * any.
 */
function collect(
  blocks: readonly SummaryBlock[],
  { kinds, script, repeated }: CollectOptions,
): { fit: Candidate[]; total: number } {
  const fit: Candidate[] = [];
  const clockEntries = blocks.filter(({ text }) => CLOCK_ENTRY.test(text)).length;
  let order = 0;
  let paragraph = 0;
  let isAfterClock = false;
  for (const { kind, text } of blocks) {
    if (!kinds.has(kind) || text === '') continue;
    isAfterClock ||= clockEntries >= 3 && CLOCK_ENTRY.test(text);
    if (isAfterClock && fit.length > 0) break;
    const sentences = splitSentences(text);
    const isCaption = sentences.length <= MAX_CAPTION_SENTENCES && CAPTION_BLOCK.test(text);
    const isTurn = SPEAKER.test(text);
    for (const [index, sentence] of sentences.entries()) {
      const size = sizeOf(sentence.text, script);
      if (!isCaption && isFit(sentence, size, script) && !repeated(sentence.text)) {
        fit.push({
          text: sentence.text,
          order,
          paragraph,
          isFirstOfParagraph: index === 0,
          isStandfirst: kind === 'standfirst',
          isDangling: DANGLING.test(sentence.text),
          isWeak: isTurn || size < LIMITS[script].telling || isWeakSentence(sentence.text),
          size,
        });
        if (fit.length >= MAX_CANDIDATES) return { fit, total: order + 1 };
      }
      order += 1;
    }
    paragraph += 1;
  }
  return { fit, total: order };
}

function isFit(sentence: Sentence, size: number, script: Script): boolean {
  return (
    size >= LIMITS[script].least &&
    size <= LIMITS[script].most &&
    sentenceFault(sentence) === undefined &&
    scriptOf(sentence.text) === script
  );
}

/** A question, a speaker's turn, or a quotation that does not say who is speaking. */
function isWeakSentence(text: string): boolean {
  return QUESTION.test(text) || SPEAKER.test(text) || /^「[^」]*」$|^“[^”]*”$/.test(text);
}
