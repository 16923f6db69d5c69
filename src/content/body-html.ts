/** Turns the HTML inside Markdown into lines for the block scanner, in one pass over the text. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Control characters that cannot occur in a cleaned text, so no author can write one. */
export const MARK = {
  image: '\u0001',
  caption: '\u0002',
  embed: '\u0003',
  gap: '\u0004',
  code: '\u0005',
} as const;

/**
 * The text without tags and comments: pictures, captions and embedded pages become lines of their
 * own that begin with a `MARK` (`MARK.gap` separates address and words), emphasis and links become
 * Markdown, `script` and `style` disappear. Unknown tags are text. Linear time.
 */
export function flattenHtml(markdown: string): string {
  if (!/[<&]/.test(markdown)) return markdown;
  const text = markdown.replace(/<(https?:\/\/[^\s<>]{1,2000})>/g, '$1');
  const reader = createReader(text);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader.callbacks);
  tokenizer.write(text);
  tokenizer.end();
  return reader.result();
}

const KNOWN = new Set(
  (
    'a abbr address article aside audio b blockquote body br button caption center cite code col colgroup dd del ' +
    'details div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe ' +
    'img input ins kbd label li link main mark meta nav noscript object ol optgroup option p picture pre q s samp ' +
    'script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot ' +
    'th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'textarea',
  'noscript',
  'svg',
  'select',
  'button',
  'form',
]);

/** What an opening and a closing tag leave behind in the text. */
const LEAVES: Readonly<Record<string, readonly [string, string]>> = {
  ...entries(['b', 'strong'], '**', '**'),
  ...entries(['i', 'em'], '*', '*'),
  ...entries(['br'], '  \n', ''),
  ...entries(['hr'], '\n\n---\n\n', ''),
  ...entries(['li', 'dt', 'dd'], '\n- ', '\n'),
  ...entries(['blockquote'], '\n\n> ', '\n\n'),
  ...entries(['tr'], '\n|', '|\n'),
  ...entries(['figcaption'], `\n\n${MARK.caption}`, '\n\n'),
  ...entries(['td', 'th'], ' ', ' |'),
  ...entries(
    [
      'p',
      'div',
      'article',
      'aside',
      'section',
      'figure',
      'table',
      'ul',
      'ol',
      'dl',
      'header',
      'footer',
      'main',
      'nav',
      'pre',
      'details',
      'summary',
      'center',
      'address',
    ],
    '\n\n',
    '\n\n',
  ),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [
      `h${level}`,
      [`\n\n${'#'.repeat(level)} `, '\n\n'] as const,
    ]),
  ),
};

function entries(
  names: readonly string[],
  open: string,
  close: string,
): Record<string, readonly [string, string]> {
  return Object.fromEntries(names.map((name) => [name, [open, close] as const]));
}

function createReader(text: string): { callbacks: TokenizerCallbacks; result(): string } {
  const out: string[] = [];
  let tagStart = 0;
  let tag = '';
  let attribute = '';
  let attributes: Record<string, string> = {};
  let silent = '';
  const links: string[] = [];

  const open = () => {
    if (silent !== '') return;
    if (SILENT.has(tag)) silent = tag;
    else if (tag === 'img')
      out.push(
        `\n\n${MARK.image}${oneLine(attributes['src'])}${MARK.gap}${oneLine(attributes['alt'])}\n\n`,
      );
    else if (tag === 'iframe' || tag === 'video' || tag === 'embed') {
      out.push(`\n\n${MARK.embed}${oneLine(attributes['src'])}\n\n`);
    } else if (tag === 'a') {
      links.push(oneLine(attributes['href']));
      out.push('[');
    } else out.push(LEAVES[tag]?.[0] ?? '');
  };
  const close = (name: string) => {
    if (silent !== '') {
      if (name === silent) silent = '';
    } else if (name === 'a') {
      const href = links.pop();
      if (href !== undefined) out.push(`](${href})`);
    } else out.push(LEAVES[name]?.[1] ?? '');
  };

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => {
      if (silent === '') out.push(text.slice(start, end));
    },
    ontextentity: (codepoint) => {
      // A control character would be mistaken for one of the marks above.
      if (silent === '' && codepoint >= 32) out.push(String.fromCodePoint(codepoint));
    },
    onopentagname: (start, end) => {
      tagStart = start - 1;
      tag = text.slice(start, end).toLowerCase();
      attributes = {};
    },
    onattribname: (start, end) => {
      attribute = text.slice(start, end).toLowerCase();
      attributes[attribute] ??= '';
    },
    onattribdata: (start, end) => {
      attributes[attribute] += text.slice(start, end);
    },
    onattribentity: (codepoint) => {
      attributes[attribute] += String.fromCodePoint(codepoint);
    },
    onattribend: () => undefined,
    onopentagend: (end) => {
      if (KNOWN.has(tag)) open();
      else if (silent === '') out.push(text.slice(tagStart, end + 1));
    },
    onselfclosingtag: (end) => {
      if (KNOWN.has(tag) && !SILENT.has(tag)) open();
      else if (silent === '' && !KNOWN.has(tag)) out.push(text.slice(tagStart, end + 1));
    },
    onclosetag: (start, end) => close(text.slice(start, end).toLowerCase()),
    oncdata: () => undefined,
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => undefined,
  };
  return { callbacks, result: () => out.join('') };
}

function oneLine(value: string | undefined): string {
  return (value ?? '').replace(/[\s\u0000-\u001f]+/g, ' ').trim();
}
