/** Makes an extractive summary of an article. */
import type { Summarise } from './summariser.js';

const SENTENCE = /[^。！？!?.]+(?:[。！？!?]+|\.(?=\s|$))[」』”"）)]*/gu;

/** The first whole sentences of the body's paragraphs. Never throws. */
export const summarise: Summarise = ({ blocks }, length) => {
  const limit = { line: 60, short: 160, long: 400 }[length];
  const chosen: string[] = [];
  let used = 0;
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'standfirst') continue;
    for (const sentence of block.text.match(SENTENCE) ?? []) {
      if (used > 0 && used + sentence.length > limit) return chosen;
      chosen.push(sentence.trim());
      used += sentence.length;
    }
  }
  return chosen;
};
