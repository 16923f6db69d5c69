/**
 * Rewrites what Obsidian, Jekyll, Hugo, Zola and Docusaurus add to Markdown into plain Markdown, or
 * leaves it out. Code has been taken out before.
 */

/** The same text in plain Markdown. Never throws; linear time. */
export function plainMarkdown(markdown: string): string {
  if (!/[[{%^]|==|:::/.test(markdown)) return markdown;
  const rewritten = REWRITES.reduce(
    (text, [pattern, replacement]) => text.replace(pattern, replacement),
    markdown,
  );
  return linkReferences(rewritten.replace(WIKI_LINK, wikiWords).replace(CALLOUT, calloutTitle));
}

const REWRITES: readonly (readonly [RegExp, string])[] = [
  // Comments of Obsidian and Liquid.
  [/%%[^%]{0,20000}%%/g, ''],
  [/\{% *comment *%\}[^{}]{0,20000}\{% *endcomment *%\}/g, ''],
  // Tables of contents.
  [/^[*-] [^\n]{0,100}\n\{: *toc *\}/gm, ''],
  [/^(?:\[TOC\]|\[\[_?TOC_?\]\]) *$/gim, ''],
  // Tags and expressions of Liquid and Tera; the shortcodes of Hugo, `{{<` and `{{%`, become embeds.
  [/(?<!\{)\{%[^{}\n]{0,500}%\}(?!\})/g, ''],
  [/\{\{-? *(['"])([^'"{}\n]{1,300})\1 *\| *(?:relative|absolute)_url *-?\}\}/g, '$2'],
  [/\{\{(?![<%])[^{}\n]{1,500}\}\}/g, ''],
  // Attributes of kramdown and identifiers of headings.
  [/\{:[^{}\n]{0,300}\}/g, ''],
  [/^(#{1,6} [^{}\n]{0,300}) \{#[^{}\n]{1,100}\} *$/gm, '$1'],
  [/^\*\[[^\]\n]{1,100}\]:[^\n]*$/gm, ''],
  // Admonitions of Docusaurus.
  [/^ {0,3}:{3,}[^\n]*$/gm, ''],
  // Highlights, and names of blocks in Obsidian.
  [/(?<!=)==(?=[^\s=])([^=\n]{1,500})(?<=[^\s=])==(?!=)/g, '$1'],
  [/ \^(?:[a-z][a-z0-9-]{2,40}|[0-9a-f]{6}) *$/gm, ''],
  [/^( *[-*+] )\[ \](?= )/gm, '$1☐'],
  [/^( *[-*+] )\[[xX]\](?= )/gm, '$1☑'],
  // Footnotes: the note, then the mark in the text.
  [/^\[\^([^\]\s]{1,40})\]: */gm, '- [$1] '],
  [/\[\^([^\]\s]{1,40})\]/g, '[$1]'],
];

/** A number in double brackets is a citation of the text itself. */
const WIKI_LINK = /(!?)\[\[(?!\d{1,4}\]\])([^[\]|\n]{1,200})(?:\|([^[\]\n]{1,200}))?\]\](?!\()/g;

function wikiWords(_link: string, embeds: string, target: string, words?: string): string {
  if (embeds !== '') return '';
  return (words ?? target.replace(/#\^?/g, ' › ').replace(/^ › /, '')).trim();
}

const CALLOUT = /^(>+ *)\[!\w{1,30}\][+-]?[ \t]*([^\n]*)$/gm;

function calloutTitle(_line: string, quote: string, title: string): string {
  return title === '' ? quote : `${quote}**${title}**  `;
}

const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]: *<?(https?:\/\/[^\s<>]{1,2000})>?[^\n]{0,300}$/gm;

/** Links whose address stands elsewhere in the text get it: `[words][name]`, `[name][]`, `[name]`. */
function linkReferences(text: string): string {
  const addresses = new Map<string, string>();
  const rest = text.replace(DEFINITION, (_line, name: string, url: string) => {
    addresses.set(name.toLowerCase(), url);
    return '';
  });
  if (addresses.size === 0) return text;
  return rest.replace(
    /\[([^[\]\n]{1,500})\](?:\[([^[\]\n]{0,200})\])?(?!\()/g,
    (link, words: string, name: string | undefined) => {
      const address = addresses.get(
        (name === undefined || name === '' ? words : name).toLowerCase(),
      );
      if (address === undefined) return link;
      // A number is a footnote and keeps its brackets.
      return /^\d+$/.test(words) ? `[[${words}]](${address})` : `[${words}](${address})`;
    },
  );
}
