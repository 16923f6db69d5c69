/**
 * The words of an article for the index: what a reader would search for, without credits and
 * embeds.
 */
import type { Block } from '../domain/body.js';

const OUTSIDE: ReadonlySet<Block['kind']> = new Set(['byline', 'embed']);

/**
 * One line for each block with words of the article; bylines are left out, captions lose their
 * credit.
 */
export function bodyText(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => !OUTSIDE.has(block.kind) && block.text !== '')
    .map((block) => (block.kind === 'caption' ? withoutCredit(block.text) : block.text))
    .join('\n');
}

const CREDIT =
  /[\s。．.，（(【]*(?:(?:攝影|圖片來源|圖片|照片|相片|資料圖片|網上圖片|來源|Photo|Source)\s*[:：][^。]{1,40}|[^\s。，！？（(]{0,16}(?:攝|提供|圖片|照片|截圖|資料圖|影片截圖))[）)】。.\s]*$/iu;

function withoutCredit(caption: string): string {
  return caption.slice(0, -200) + caption.slice(-200).replace(CREDIT, '');
}
