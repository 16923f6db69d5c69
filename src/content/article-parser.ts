/** Reads one Markdown file into what the index, the chat and the summariser need from it. */
import type { Finding } from '../domain/article.js';
import type { Block } from '../domain/body.js';
import { errorMessage } from '../domain/error-text.js';
import { shortHash } from '../domain/short-hash.js';
import { fold } from '../search/fold.js';
import { MAX_TITLE_CHARS, parseArticleFields, type ArticleFields } from './article-fields.js';
import { bodyText } from './body-text.js';
import { headingOf, parseBody } from './body.js';
import { compileBodyRules } from './body-rules.js';
import { cleanLine } from './clean-line.js';
import { readFileName } from './file-name.js';
import { parseFrontMatter } from './front-matter.js';
import { withInlineTags } from './inline-tags.js';
import { withSpacedNames } from './jekyll.js';
import { createJunkTest } from './junk.js';
import { readFileText } from './read-file.js';
import type { SiteRules } from './site-rules.js';
import { signatureOf, type Signature } from './text-signature.js';

/** An article file read whole. */
export type ArticleFile = {
  readonly fields: ArticleFields & { readonly title: string };
  readonly blocks: readonly Block[];
};

/** An article as the index stores it; plain values, so that it can be sent between threads. */
export type ParsedArticle = {
  readonly id: string;
  readonly fields: ArticleFields & { readonly title: string };
  /** Recognises versions of one story by their text. */
  readonly signature: Signature;
  /** Equal for files with the same text. */
  readonly contentHash: string;
};

/** What became of one file. */
export type ParsedFile = {
  readonly path: string;
  /** `gone`: deleted between the scan and now. */
  readonly state: 'article' | 'junk' | 'problem' | 'gone';
  readonly findings: readonly Finding[];
  readonly article?: ParsedArticle;
};

/** Reads the files of one content folder by one site's rules. */
export type ArticleParser = {
  /** Never throws: anything wrong with a file is in its findings. */
  parse(path: string): ParsedFile;
  /** The whole article; `undefined` when the file is gone or broken. */
  read(path: string): ArticleFile | undefined;
};

type OpenedFile = ArticleFile & {
  readonly hasTitle: boolean;
  readonly hasFrontMatter: boolean;
  readonly raw: string;
};

/** Plain values, so that they can be sent between threads. */
export type ParserOptions = {
  readonly contentFolder: string;
  readonly timeZone: string;
  readonly site: SiteRules;
  /** Completes addresses within the site, such as `/images/boat.jpg`. */
  readonly siteUrl?: string | undefined;
};

/** Compiles the site's rules once; each call then reads one file. */
export function createArticleParser({
  contentFolder,
  timeZone,
  site,
  siteUrl,
}: ParserOptions): ArticleParser {
  const junkTest = createJunkTest(site.junk);
  const bodyRules = compileBodyRules(site.body);

  function open(path: string, findings: Finding[]): OpenedFile | ParsedFile {
    const add = (
      kind: Finding['kind'],
      fault: { reason: string; message: string; line?: number },
    ) => {
      const line = fault.line === undefined ? {} : { line: fault.line };
      findings.push({ path, kind, reason: fault.reason, message: fault.message, ...line });
    };
    const file = readFileText(contentFolder, path);
    if ('fault' in file) {
      const isGone = file.fault.reason === 'gone';
      add(isGone ? 'warning' : 'problem', file.fault);
      return { path, state: isGone ? 'gone' : 'problem', findings };
    }
    if (file.hasNul)
      add('warning', { reason: 'nul', message: 'contains NUL bytes, which are left out' });
    const frontMatter = parseFrontMatter(file.text);
    if ('fault' in frontMatter) {
      add('problem', frontMatter.fault);
      return { path, state: 'problem', findings };
    }
    const { fields, warnings } = parseArticleFields(
      withInlineTags(withSpacedNames(path, frontMatter.fields), frontMatter.body),
      { timeZone, siteUrl },
    );
    for (const warning of warnings) add('warning', warning);
    const format = path.toLowerCase().endsWith('.mdx') ? 'mdx' : 'markdown';
    const title = fields.title ?? firstHeading(frontMatter.body, format);
    const body = parseBody(frontMatter.body, bodyRules, { title, format, siteUrl });
    const blocks = withStandfirst(body, fields.description);
    const named = readFileName(path, timeZone);
    const dated =
      fields.day === undefined && named.date !== undefined ? { ...fields, ...named.date } : fields;
    if (!frontMatter.found)
      add('warning', dated.day === undefined ? NO_FRONT_MATTER : NAMED_BY_FILE);
    else if (dated.day === undefined && !warnings.some(({ reason }) => reason === 'bad-date'))
      add('warning', NO_DATE);
    return {
      fields: { ...dated, title: title ?? named.title },
      hasTitle: title !== undefined,
      hasFrontMatter: frontMatter.found,
      blocks,
      raw: file.text,
    };
  }

  return {
    parse(path) {
      const findings: Finding[] = [];
      try {
        const opened = open(path, findings);
        if ('state' in opened) return opened;
        const { fields, raw, hasTitle, hasFrontMatter, blocks } = opened;
        const text = bodyText(blocks);
        const title = hasTitle ? fields.title : undefined;
        const junk = junkTest({ ...fields, path, hasFrontMatter, title, text });
        if (junk !== undefined)
          return { path, state: 'junk', findings: [{ path, kind: 'junk', ...junk }] };
        return {
          path,
          state: 'article',
          findings,
          article: {
            id: shortHash(fields.slug === undefined ? `path:${path}` : `slug:${fields.slug}`),
            fields,
            signature: signatureOf(fold(text)),
            contentHash: shortHash(raw),
          },
        };
      } catch (error) {
        const message = `cannot be parsed: ${errorMessage(error)}`;
        return {
          path,
          state: 'problem',
          findings: [{ path, kind: 'problem', reason: 'parser', message }],
        };
      }
    },
    read(path) {
      const opened = open(path, []);
      // Open articles stay in a cache: keeping the raw text too would double their size.
      return 'state' in opened ? undefined : { fields: opened.fields, blocks: opened.blocks };
    },
  };
}

const NAMED_BY_FILE = {
  reason: 'no-front-matter',
  message: 'has no front matter; title and date are guessed from the heading and the file name',
};
const NO_FRONT_MATTER = {
  reason: 'no-front-matter',
  message: 'has no front matter and no date in its name; it comes after all that have a date',
};
const NO_DATE = {
  reason: 'no-date',
  message: 'has no date and comes after all that have one; write "date: YYYY-MM-DD"',
};

/** The author's own summary opens the article, unless the body already contains it. */
function withStandfirst(
  blocks: readonly Block[],
  description: string | undefined,
): readonly Block[] {
  if (description === undefined) return blocks;
  const isSaid = blocks.some(
    ({ kind, text }) => kind === 'standfirst' || text.includes(description),
  );
  if (isSaid) return blocks;
  return [{ kind: 'standfirst', text: description, spans: [{ text: description }] }, ...blocks];
}

function firstHeading(body: string, format: 'markdown' | 'mdx'): string | undefined {
  const heading = headingOf(body.slice(0, 20_000), { format });
  const line = heading === undefined ? '' : cleanLine(heading, MAX_TITLE_CHARS);
  return line === '' ? undefined : line;
}
