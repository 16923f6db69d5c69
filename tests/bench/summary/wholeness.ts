/** Whether a summary's sentences are whole. */
import { bareText, type Page } from './page.js';

/**
 * The first sentence that nowhere begins where its paragraph or the sentence before it ends, outside
 * any quotation; `undefined`: there is none.
 */
export function wholeness({ prose, sentences }: Page): string | undefined {
  return sentences.find((sentence) => {
    const wanted = bareText(sentence);
    const places = prose
      .map(bareText)
      .flatMap((line) => placesOf(line, wanted).map((at) => ({ line, at })));
    return places.length > 0 && !places.some(({ line, at }) => isWholeAt(line, at, wanted.length));
  });
}

function placesOf(line: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

function isWholeAt(line: string, at: number, size: number): boolean {
  const before = line.slice(0, at);
  const unclosed = (before.match(/「/g)?.length ?? 0) - (before.match(/」/g)?.length ?? 0);
  if (unclosed > 0 && line.slice(at + size).includes('」')) return false;
  return before === '' || /[。！？!?….⋯｡．：:】）)」』”"]$/.test(before);
}
