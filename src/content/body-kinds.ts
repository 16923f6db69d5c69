/**
 * Distinguishes standfirsts, captions and bylines from paragraphs by the way newsrooms write them.
 */
import type { Block } from '../domain/body.js';
import type { BodyRules } from './body-rules.js';

/** The same blocks with more exact kinds; the texts are unchanged. */
export function refineKinds(blocks: readonly Block[], rules: BodyRules): Block[] {
  const refined = blocks.map((block) =>
    isByline(block, rules) ? { ...block, kind: 'byline' as const } : block,
  );
  return markStandfirst(refined);
}

/** `【撰文：甲】`, `文／甲`, `編按：…`, `By A Writer`: who wrote or took it, or where it came from. */
const BYLINES: readonly RegExp[] = [
  /^[【〔［[（(]?\s*(?:撰文|文|圖|攝影|採訪|記者|作者|譯者?|翻譯|編輯|編譯|訪問|整理|圖文|文字|插圖|繪圖|漫畫|責任編輯|監製|製作)\s*(?:[、及和／/與&]\s*(?:圖|攝影|文|片|相|整理|編輯))?\s*[:：／/｜|]\s*\S.{0,60}$/u,
  /^[【〔［[（(*]?\s*(?:編者?按|編輯按|編者註|編者注|按|譯者按|作者按|編者的話|原文?刊|原載|原文(?:載|標題|連結|網址)|本文(?:原|獲|轉載|經|首發|同時)|(?:獲?授權)?轉載自?|轉載|文章轉載|Editor['’]s note)(?:\s*[:：於自]|於|自|刊|載|獲|經|$)/iu,
  /^(?:[Bb]y|BY|[Tt]ext|[Pp]hotos?|[Ww]ords|[Rr]eporting|[Tt]ranslated|[Ee]dited)(?:\s+(?:and|&)\s+[a-z]+)?(?:\s*:\s*|\s+by\s+|\s+)\p{Lu}[\p{L}.'’-]*(?:(?:\s+and\s+|[\s,&|/]+)\p{Lu}[\p{L}.'’-]*){0,7}$/u,
];

const MAX_BYLINE_CHARS = 200;

function isByline(block: Block, rules: BodyRules): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'quote')
    return false;
  if (rules.isByline(block.text)) return true;
  return (
    block.text.length <= MAX_BYLINE_CHARS && BYLINES.some((pattern) => pattern.test(block.text))
  );
}

const MIN_STANDFIRST_CHARS = 30;
const MAX_STANDFIRST_BLOCKS = 3;

/**
 * A bold opening is a standfirst if plain paragraphs follow: a text that is bold throughout has
 * none.
 */
function markStandfirst(blocks: readonly Block[]): Block[] {
  const openings: number[] = [];
  let plain = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const isBold = block.spans.every((span) => span.bold === true || span.text.trim() === '');
    if (plain === 0 && isBold) openings.push(index);
    if (!isBold) plain += 1;
  }
  const length = openings.reduce((sum, index) => sum + (blocks[index]?.text.length ?? 0), 0);
  const isStandfirst =
    openings.length <= MAX_STANDFIRST_BLOCKS && plain >= 2 && length >= MIN_STANDFIRST_CHARS;
  if (!isStandfirst) return [...blocks];
  return blocks.map((block, index) =>
    openings.includes(index) && isSentence(block)
      ? { ...block, kind: 'standfirst' as const }
      : block,
  );
}

/** Bold headlines of other articles above a text lack a full stop or are links. */
function isSentence({ text, spans }: Block): boolean {
  return (
    /[。！？!?….」』”"）)]$/.test(text) &&
    !/\u3000/.test(text) &&
    spans.every((span) => span.href === undefined)
  );
}
