import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createArticleParser } from '../../src/content/article-parser.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'paperboy-blog-'));
});

afterEach(() => {
  rmSync(content, { recursive: true, force: true });
});

/** What becomes of one file of a blog. */
function parse(path: string, text: string) {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
  return parserOf().parse(path);
}

function parserOf(siteUrl?: string) {
  const site = siteRulesSchema.parse({ junk: {} });
  return createArticleParser({
    contentFolder: content,
    timeZone: 'Asia/Hong_Kong',
    site,
    siteUrl,
  });
}

function fieldsOf(path: string, text: string) {
  return parse(path, text).article?.fields;
}

const BODY = 'The keeper walked along the pier in the rain.\n';

describe('Jekyll', () => {
  test('in a post every word of a line of tags or categories is one', () => {
    const post = `---\ntitle: Boats\ntags: boats rain\ncategories: harbour news\n---\n${BODY}`;

    expect(fieldsOf('_posts/2026-01-02-boats.md', post)).toMatchObject({
      tags: ['boats', 'rain'],
      category: 'harbour',
    });
  });

  test('elsewhere a name may have spaces', () => {
    const page = `---\ntitle: Boats\ntags: Hong Kong, rain\ncategory: Harbour news\n---\n${BODY}`;

    expect(fieldsOf('boats.md', page)).toMatchObject({
      tags: ['Hong Kong', 'rain'],
      category: 'Harbour news',
    });
  });

  test('a file in _drafts is a draft and the finding says why', () => {
    expect(parse('_drafts/idea.md', `---\ntitle: Idea\n---\n${BODY}`)).toMatchObject({
      state: 'junk',
      findings: [{ reason: 'draft', message: 'is a draft ("_drafts/")' }],
    });
  });

  test('the date in the name of a post may lack its zeros', () => {
    expect(fieldsOf('_posts/2026-1-6-boats.md', BODY)).toMatchObject({
      title: 'boats',
      day: '2026-01-06',
    });
  });

  test('last_modified_at is when a post was changed', () => {
    const post = `---\ntitle: Boats\nlast_modified_at: 2026-02-02\n---\n${BODY}`;

    expect(fieldsOf('boats.md', post)?.updatedAt).toBe(Date.parse('2026-02-02T00:00+08:00'));
  });
});

describe('Hugo and Zola', () => {
  test('names of fields may be written in any case', () => {
    const page = `---\nTitle: Boats\nDate: 2026-01-02\nTags: [Sea]\n---\n${BODY}`;

    expect(fieldsOf('a.md', page)).toMatchObject({
      title: 'Boats',
      day: '2026-01-02',
      tags: ['Sea'],
    });
  });

  test('tags in [taxonomies] and an author in [extra] or [params] are read', () => {
    const zola = `+++\ntitle = "A"\n[taxonomies]\ntags = ["sea"]\n[extra]\nauthor = "Ann"\n+++\n${BODY}`;
    const hugo = `+++\ntitle = "B"\nauthor = "Top"\n[params]\nauthor = "Below"\n+++\n${BODY}`;

    expect(fieldsOf('a.md', zola)).toMatchObject({ tags: ['sea'], author: 'Ann' });
    expect(fieldsOf('b.md', hugo)).toMatchObject({ author: 'Top' });
  });

  test('front matter in JSON is read', () => {
    const page = `{\n  "title": "Boats",\n  "date": "2026-01-02",\n  "tags": ["sea"]\n}\n\n${BODY}`;

    expect(fieldsOf('a.md', page)).toMatchObject({
      title: 'Boats',
      day: '2026-01-02',
      tags: ['sea'],
    });
  });

  test.each(['the-pier.en.md', 'the-pier.zh-hant.md', 'the-pier/index.fr.md'])(
    'the language in %s is no part of the headline',
    (path) => {
      expect(fieldsOf(path, BODY)?.title).toBe('the pier');
    },
  );

  test('the index.md of a bundle is named after its folder', () => {
    expect(fieldsOf('posts/2026-01-02-the-pier/index.md', BODY)).toMatchObject({
      title: 'the pier',
      day: '2026-01-02',
    });
  });
});

describe('pages that are no articles', () => {
  test.each([
    ['README.md', 'repository-page'],
    ['docs/LICENSE.md', 'repository-page'],
    ['posts/_index.md', 'section-page'],
    ['_index.zh.md', 'section-page'],
    ['_includes/header.md', 'section-page'],
  ])('%s is left out as a %s', (path, reason) => {
    expect(parse(path, `# Words\n\n${BODY}`)).toMatchObject({
      state: 'junk',
      findings: [{ kind: 'junk', reason }],
    });
  });

  test('a README with front matter, and a security.md, are articles', () => {
    expect(parse('README.md', `---\ntitle: Boats\ndate: 2026-01-02\n---\n${BODY}`).state).toBe(
      'article',
    );
    expect(parse('security.md', `# Locks\n\n${BODY}`).state).toBe('article');
  });
});

describe('headlines', () => {
  test.each([
    ['a line that is underlined', `The pier\n========\n\n${BODY}`],
    ['a heading below a picture', `![](https://example.org/a.jpg)\n\n# The **pier**\n\n${BODY}`],
    ['a second heading at the top', `## The pier\n\n${BODY}`],
    ['a heading below code', `\`\`\`sh\n# install\n\`\`\`\n\n# The pier\n\n${BODY}`],
  ])('%s is one', (_name, text) => {
    expect(fieldsOf('a.md', text)?.title).toBe('The pier');
  });

  test('a second heading further down is none', () => {
    expect(fieldsOf('the-pier.md', `${BODY}\n## Later\n\n${BODY}`)?.title).toBe('the pier');
  });
});

test.each([
  ['2026-01-02-boats.md', /title and date are guessed/],
  ['boats.md', /no date in its name/],
])('%s without front matter says what follows from it', (path, message) => {
  expect(parse(path, BODY).findings).toMatchObject([
    { reason: 'no-front-matter', message: expect.stringMatching(message) as string },
  ]);
});

test('an article without a date says so, and how to mend it', () => {
  expect(parse('a.md', `---\ntitle: Boats\n---\n${BODY}`).findings).toMatchObject([
    {
      kind: 'warning',
      reason: 'no-date',
      message: 'has no date and comes after all that have one; write "date: YYYY-MM-DD"',
    },
  ]);
});

describe('Astro and Ghost', () => {
  test('of MDX the words are read, without imports and components', () => {
    const page = `---\ntitle: Boats\n---\nimport Map from '../Map.astro';\nexport const size = { a: 1 };\n\n<Map client:load at={{ x: 1 }} />\n\n${BODY}\n<Note>Stay **dry**.</Note>\n`;
    parse('a.mdx', page);

    const { blocks } = parserOf().read('a.mdx') ?? { blocks: [] };
    expect(blocks.map(({ text }) => text)).toEqual([BODY.trim(), 'Stay dry.']);
  });

  test('pubDate, updatedDate and heroImage of the blog template are read', () => {
    const page = `---\ntitle: Boats\npubDate: 'Jul 08 2026'\nupdatedDate: 'Jul 09 2026'\nheroImage: 'https://example.org/a.jpg'\n---\n${BODY}`;

    expect(fieldsOf('a.md', page)).toMatchObject({
      day: '2026-07-08',
      updatedAt: Date.parse('2026-07-09T00:00+08:00'),
      imageUrl: 'https://example.org/a.jpg',
    });
  });

  test('a picture may be written with its caption', () => {
    const page = `---\ntitle: Boats\nimage:\n  url: https://example.org/a.jpg\n  alt: A boat\n---\n${BODY}`;

    expect(fieldsOf('a.md', page)?.imageUrl).toBe('https://example.org/a.jpg');
  });
});

describe('addresses within the site', () => {
  const text = `---\nurl: /posts/boats/\nimage: /img/top.jpg\n---\n![](/img/a.jpg)\n\nSee [all](/posts/) and [out](//example.net/).\n`;

  test('with SITE_URL they are complete', () => {
    parse('a.md', text);

    const article = parserOf('https://blog.example.org/en/').read('a.md');
    const hrefs = article?.blocks.flatMap(({ spans }) => spans.flatMap(({ href }) => href ?? []));
    expect(article?.fields).toMatchObject({
      url: 'https://blog.example.org/en/posts/boats/',
      imageUrl: 'https://blog.example.org/en/img/top.jpg',
    });
    expect(article?.blocks[0]?.imageUrl).toBe('https://blog.example.org/en/img/a.jpg');
    expect(hrefs).toEqual(['https://blog.example.org/en/posts/']);
  });

  test('without it they are left out, and so is the pattern of an address', () => {
    expect(fieldsOf('a.md', text)).toMatchObject({ url: undefined, imageUrl: undefined });

    parse('b.md', `---\npermalink: /:year/:title/\n---\n${BODY}`);
    expect(parserOf('https://blog.example.org').read('b.md')?.fields.url).toBeUndefined();
  });
});

describe('Obsidian', () => {
  test('tags in the text count where the front matter names none', () => {
    const text = 'A #sea day at the #harbour/east, #1 of 5.\n\n```sh\n#comment\n```\n';

    expect(fieldsOf('a.md', text)?.tags).toEqual(['sea', 'harbour/east']);
    expect(fieldsOf('b.md', `---\ntags: [rain]\n---\n${text}`)?.tags).toEqual(['rain']);
  });

  test('a daily note has its name for a headline and a date', () => {
    expect(fieldsOf('Daily/2026-02-05.md', BODY)).toMatchObject({
      title: '2026-02-05',
      day: '2026-02-05',
    });
  });

  test('created is the date of a note, and links between notes are read as names', () => {
    const note = `---\ncreated: 2026-02-03T10:00\nauthor: "[[Ann Smith]]"\ntags: ["#sea"]\n---\n${BODY}`;

    expect(fieldsOf('Boats.md', note)).toMatchObject({
      day: '2026-02-03',
      author: 'Ann Smith',
      tags: ['sea'],
    });
  });
});

test.each([
  ['title: Ferry: late again', '"title" holds a colon; put its value in quotes'],
  ['title: @ann said so', '"title" begins with @; put its value in quotes'],
  ['title: "Ferry\ndate: 2026-01-02', 'the quotation mark of "title" is never closed'],
  ['title: A\ntitle: B', '"title" stands in it twice'],
  ['tags:\n\t- a', 'tabs indent nothing here; use spaces'],
])('the fault of “%s” says what to write', (yaml, message) => {
  expect(parse('a.md', `---\n${yaml}\n---\n${BODY}`).findings).toMatchObject([
    { kind: 'problem', message: `front matter is not valid YAML: ${message}` },
  ]);
});

test('a full-width colon is called by its name', () => {
  expect(parse('a.md', `---\ntitle：渡輪\n---\n${BODY}`).findings[0]?.message).toBe(
    'front matter has full-width colons (：); write ":" and a space after the name of a field',
  );
});
