/** Finds the sentences of an article and tells which are fit for its summary. */
import {
  CAPTION_BLOCK,
  CLOCK_ENTRY,
  DANGLING,
  QUESTION,
  sentenceFault,
  TAIL_HEADING,
} from './fitness.js';
import { scriptOf, sizeOf, type Script } from './script.js';
import { splitSentences } from './sentences.js';
import type { SummaryBlock, SummaryInput } from './summariser.js';

export type Candidate = {
  readonly text: string;
  /** Counts the sentences of the article's text from 0, unfit ones included. */
  readonly order: number;
  /** Counts the paragraphs that hold text from 0. */
  readonly paragraph: number;
  readonly isFirstOfParagraph: boolean;
  readonly isStandfirst: boolean;
  /** Needs the sentence before it to be understood. */
  readonly isDangling: boolean;
  /** A question, or the words of somebody who speaks alone: the last choice. */
  readonly isWeak: boolean;
  /** Characters or words, see `sizeOf`. */
  readonly size: number;
};

export type Candidates = {
  readonly script: Script;
  readonly fit: readonly Candidate[];
  /** All sentences with text, fit or not. */
  readonly total: number;
};

/** At most so many sentences are weighed: an article's point stands in its first pages. */
const MAX_CANDIDATES = 80;
const LIMITS = { han: { least: 10, most: 160 }, latin: { least: 4, most: 70 } } as const;

/** The fit sentences in the body's order. Never throws. */
export function findCandidates({ title, blocks }: SummaryInput): Candidates {
  const texts = joinVerse(blocks);
  const script = scriptOf(
    texts
      .map(({ text }) => text)
      .join('\n')
      .slice(0, 20_000) || title,
  );
  const banned = bannedTexts(title, blocks);
  for (const kinds of [PROSE, QUOTES, LISTS]) {
    const found = collect(articlePart(texts), { kinds, script, banned });
    if (found.fit.length > 0) return { script, ...found };
  }
  return { script, fit: [], total: 0 };
}

const PROSE: ReadonlySet<string> = new Set(['paragraph', 'standfirst']);
const QUOTES: ReadonlySet<string> = new Set([...PROSE, 'quote']);
const LISTS: ReadonlySet<string> = new Set([...QUOTES, 'list-item']);

/** The lines of a verse are one text: its sentences run over the line ends. */
function joinVerse(blocks: readonly SummaryBlock[]): SummaryBlock[] {
  const joined: { kind: string; parts: string[] }[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.continues === true && last?.kind === block.kind) last.parts.push(block.text);
    else joined.push({ kind: block.kind, parts: [block.text] });
  }
  return joined.map(({ kind, parts }) => ({ kind, text: parts.join(' ') }));
}

/** The text before notes and references, and of a live-blog its introduction. */
function articlePart(blocks: readonly SummaryBlock[]): readonly SummaryBlock[] {
  const tail = blocks.findIndex(
    ({ text }, index) => index * 3 > blocks.length && text.length < 40 && TAIL_HEADING.test(text),
  );
  return tail < 0 ? blocks : blocks.slice(0, tail);
}

type CollectOptions = {
  readonly kinds: ReadonlySet<string>;
  readonly script: Script;
  readonly banned: ReadonlySet<string>;
};

function collect(
  blocks: readonly SummaryBlock[],
  { kinds, script, banned }: CollectOptions,
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
    const isCaption = text.length < 200 && CAPTION_BLOCK.test(text);
    const isTurn = SPEAKER.test(text);
    for (const [index, sentence] of splitSentences(text).entries()) {
      const size = sizeOf(sentence.text, script);
      const isFit =
        !isCaption &&
        size >= LIMITS[script].least &&
        size <= LIMITS[script].most &&
        sentenceFault(sentence) === undefined &&
        scriptOf(sentence.text) === script &&
        !banned.has(textKey(sentence.text));
      if (isFit) {
        fit.push({
          text: sentence.text,
          order,
          paragraph,
          isFirstOfParagraph: index === 0,
          isStandfirst: kind === 'standfirst',
          isDangling: DANGLING.test(sentence.text),
          isWeak: QUESTION.test(sentence.text) || isTurn,
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

const SPEAKER = /^[^，。！？「『《：:\s]{1,12}\s?[：:]/u;

/** Keys of the title and the headings, which no summary repeats. */
function bannedTexts(title: string, blocks: readonly SummaryBlock[]): ReadonlySet<string> {
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text);
  return new Set([title, ...headings].map(textKey));
}

function textKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
