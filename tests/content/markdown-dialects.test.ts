import { describe, expect, test } from 'vitest';
import { compileBodyRules } from '../../src/content/body-rules.js';
import { parseBody } from '../../src/content/body.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';

const RULES = compileBodyRules(siteRulesSchema.parse({ junk: {} }).body);

/** What readers see: a line for each block. */
function read(markdown: string): string[] {
  return parseBody(markdown, RULES).map(({ text }) => text);
}

function kinds(markdown: string): string[] {
  return parseBody(markdown, RULES).map(({ kind }) => kind);
}

describe('code', () => {
  test('a fenced block keeps its lines, its spaces and its marks', () => {
    const markdown =
      'Run this:\n\n```sh\n# not a heading\nif true; then\n  echo "<b>*x*</b>"\nfi\n```\n';

    expect(read(markdown)).toEqual([
      'Run this:',
      '# not a heading',
      'if true; then',
      '  echo "<b>*x*</b>"',
      'fi',
    ]);
    expect(kinds(markdown)).toEqual(['paragraph', 'code', 'code', 'code', 'code']);
  });

  test('the highlight tags of Jekyll and Hugo are code', () => {
    expect(kinds('{% highlight ruby %}\nputs 1\n{% endhighlight %}')).toEqual(['code']);
    expect(kinds('{{< highlight go >}}\nx := 1\n{{< /highlight >}}')).toEqual(['code']);
  });

  test('the code of HTML is code', () => {
    const html =
      '<pre class="x"><code class="js">if (a &lt; b) {\n  <span>go</span>();\n}\n</code></pre>\n\nEnd.';

    expect(read(html)).toEqual(['if (a < b) {', '  go();', '}', 'End.']);
    expect(kinds(html)).toEqual(['code', 'code', 'code', 'paragraph']);
  });

  test('code within a line keeps its tags and marks', () => {
    expect(read('The `<b>` tag, `a_b * c_d`, ``x`y`` and `[[1, 2]]`.')).toEqual([
      'The <b> tag, a_b * c_d, x`y and [[1, 2]].',
    ]);
  });

  test('a fence that is never closed hides nothing', () => {
    expect(read('One.\n\n```\n\nTwo.\n')).toEqual(['One.', 'Two.']);
  });

  test('100,000 fences without an end are read at once', () => {
    const before = process.cpuUsage();

    read(Array.from({ length: 100_000 }, (_, at) => '`'.repeat(3 + (at % 50)) + 'a').join('\n'));

    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

describe('Obsidian', () => {
  test('links between notes are their words', () => {
    expect(read('See [[Boats]], [[Boats|old boats]] and [[Boats#Sails]].')).toEqual([
      'See Boats, old boats and Boats › Sails.',
    ]);
  });

  test('comments are not for readers', () => {
    expect(read('Open %%a secret%% text.\n\n%%\nmany\n\nlines\n%%\n\nEnd.')).toEqual([
      'Open text.',
      'End.',
    ]);
  });

  test('embeds, highlights, names of blocks and kinds of callouts leave no marks', () => {
    expect(read('![[boat.png]]\n\nA ==bright== day. ^a1b2c3\n\n> [!note] Tides\n> Low.')).toEqual([
      'A bright day.',
      'Tides',
      'Low.',
    ]);
  });

  test('a comparison, a percentage and a citation stay', () => {
    const line = 'If a == b and c == d, 100% of it [[12]] is 5^2.';

    expect(read(line)).toEqual([line]);
  });
});

describe('Jekyll, Hugo and Zola', () => {
  test('tags and expressions of templates are left out', () => {
    const markdown =
      '* TOC\n{:toc}\n\n## Boats {#boats}\n\n{% include map.html %}\n\nRead [this]({{ site.url }}/a){: .link}.\n\n{{ youtube(id="x") }}\n\n*[NGO]: A group\n';

    expect(read(markdown)).toEqual(['Boats', 'Read this.']);
  });

  test('a picture of Jekyll keeps its address and loses its attributes', () => {
    const markdown = "![Pier]({{ '/img/pier.jpg' | relative_url }}){: .wide .center :}\n";

    expect(parseBody(markdown, RULES, { siteUrl: 'https://blog.example.org' })).toEqual([
      expect.objectContaining({
        kind: 'caption',
        text: 'Pier',
        imageUrl: 'https://blog.example.org/img/pier.jpg',
      }),
    ]);
  });

  test('the frame of an admonition is left out', () => {
    expect(read(':::tip\n\nStay.\n\n:::\n\n{{% notice %}}\nGo.\n{{% /notice %}}')).toEqual([
      'Stay.',
      'Go.',
    ]);
  });

  test('a footnote keeps its number in the text and below it', () => {
    expect(read('Late again.[^1]\n\n[^1]: By an hour.')).toEqual([
      'Late again.[1]',
      '[1] By an hour.',
    ]);
  });

  test('a link gets the address that stands below the text', () => {
    const blocks = parseBody(
      'Read [the log][1] or [Log].\n\n[1]: https://example.org/a "A"\n[log]: https://example.org/b',
      RULES,
    );

    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.spans.flatMap(({ href }) => href ?? [])).toEqual([
      'https://example.org/a',
      'https://example.org/b',
    ]);
  });

  test('a number that is a link keeps its brackets', () => {
    expect(read('Late again [1].\n\n[1]: https://example.org/a')).toEqual(['Late again [1].']);
  });

  test('boxes of a list are shown as boxes', () => {
    expect(read('- [ ] Paint\n- [x] Sail')).toEqual(['☐ Paint', '☑ Sail']);
  });
});

test('the rows of a table stay together', () => {
  const blocks = parseBody('| boat | metres |\n| --- | ---: |\n| Anna | 12 |\n\nEnd.', RULES);

  expect(blocks.map(({ text, continues }) => [text, continues ?? false])).toEqual([
    ['boat | metres', false],
    ['Anna | 12', true],
    ['End.', false],
  ]);
});

test('of a block of 400,000 lines of code the first 20,000 are read', () => {
  expect(read(`\`\`\`\n${'a\n'.repeat(400_000)}\`\`\`\n`)).toHaveLength(20_000);
});

test('hostile text of a megabyte is read at once', () => {
  const before = process.cpuUsage();

  for (const piece of [
    '[[',
    '{{',
    '{% ',
    '%%a',
    '==a',
    '[^',
    '[a]',
    '`a',
    '> [!',
    '<A {{',
    '<pre><code>\n',
    '```\n',
    '```\na\n```\n',
    "{{ 'a",
  ])
    parseBody(piece.repeat(1_000_000 / piece.length), RULES, { format: 'mdx' });

  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(9_000);
});
