/** A page as the rules see it: read from the file's Markdown, without the product's parser. */
import type { BenchArticle } from './archive.js';

/** An article with the sentences of its summary. */
export type Checked = BenchArticle & { readonly sentences: readonly string[] };
/** A page with what several rules ask for. */
export type Page = Checked & {
  readonly summary: string;
  readonly isChinese: boolean;
  /** The prose of the file without pictures, cards, headings, lists and tables: one paragraph a line. */
  readonly prose: readonly string[];
  readonly captions: readonly string[];
  readonly bare: string;
};

/** Reads the page off the Markdown. */
export function readPage(checked: Checked): Page {
  const body = checked.markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  const captions = [...body.matchAll(/<figcaption>([\s\S]*?)<\/figcaption>/g)].map(
    ([, text = '']) => bareText(text),
  );
  const withoutFigures = body.replace(/<figure>[\s\S]*?<\/figure>/g, '\n\n');
  const prose = withoutFigures
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(
      (paragraph) => paragraph !== '' && !/^(?:[#|>{]|---|!\[|[-*+] |\d{1,2}[.)] )/.test(paragraph),
    )
    .map(plain);
  const text = prose.join('');
  return {
    ...checked,
    summary: checked.sentences.join(
      checked.sentences.some((one) => /[A-Za-z.]$/.test(one)) ? ' ' : '',
    ),
    isChinese:
      (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= (text.match(/[A-Za-z]+/g)?.length ?? 0),
    prose,
    captions,
    bare: bareText(withoutFigures),
  };
}

function plain(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\((?:[^()]|\([^)]*\))*\)/g, '$1')
    .replace(/\*+|~~|`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Only what a reader sees, without spaces and marks: to look one text up in another. */
export function bareText(markdown: string): string {
  return plain(markdown.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>'))
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/[*_#>`~]/g, '');
}
