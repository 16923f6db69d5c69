/** Articles that somebody wrote to do harm, by what they try. */

const zalgo = (text: string) =>
  [...text].map((char) => char + '\u0335\u0318\u035b'.repeat(20)).join('');
const quote = (text: string) => JSON.stringify(text);

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** JSON is YAML: what is escaped here reaches the parser as it was meant. */
function page(fields: Fields, body: string): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string'
      ? `${name}: ${quote(value)}`
      : `${name}: [${value.map(quote).join(', ')}]`,
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

const TEXT = 'A harbour is a place where ships rest. Nobody asked the ships. They stay anyway.';
const HTML = '</b></i></a><script>alert(1)</script><b onclick="x()">&lt;&nbsp;&#0;<br><p>';
const RTL = '\u202eabc\u202d\u2066\u2067שלום\u200f עולם\u202c\u2069';

/** By path below a content folder. */
export const HOSTILE_FILES: Readonly<Record<string, string>> = {
  'html-everywhere.md': page(
    {
      title: `Title ${HTML}`,
      date: '2020-01-02 10:00',
      author: `Author ${HTML}`,
      category: `Section ${HTML}`,
      tags: [`tag ${HTML}`, '<i>', '&amp;', '"><img src=x>'],
      description: `Summary ${HTML}`,
    },
    `${TEXT} ${HTML}\n\n${`${TEXT} ${HTML} `.repeat(20)}\n\n**${HTML}**`,
  ),
  'long-tags.md': page(
    {
      title: 'Long tags',
      date: '2020-01-03',
      tags: Array.from({ length: 8 }, (_, index) => `${index}${'長'.repeat(500)}`),
      author: 'A'.repeat(500),
      category: 'B'.repeat(500),
    },
    TEXT,
  ),
  'long-title.md': page({ title: '題'.repeat(4_096), date: '2020-01-04', tags: ['x'] }, TEXT),
  'long-title-astral.md': page(
    { title: '𠮷👩‍👩‍👧‍👦'.repeat(300), date: '2020-01-04' },
    '𠮷'.repeat(9_000),
  ),
  'rtl.md': page(
    { title: `${RTL} title`, date: '2020-01-05', author: RTL, category: RTL, tags: [RTL, 'שלום'] },
    `${RTL} ${TEXT}\n\n# ${RTL}\n\n> ${RTL}\n\n- ${RTL}`,
  ),
  'zalgo.md': page(
    { title: zalgo('Zalgo comes'), date: '2020-01-06', author: zalgo('He'), tags: [zalgo('it')] },
    `${zalgo(TEXT)}\n\n${zalgo('x').repeat(300)}`,
  ),
  'surrogates.md': page(
    {
      title: 'Half \ud800 a \udc00 letter',
      date: '2020-01-07',
      author: '\udfff',
      category: '\ud83d',
      tags: ['\udc00tag', 'tag\ud800'],
      slug: '\ud800',
    },
    TEXT,
  ),
  'script-links.md': page(
    {
      title: 'Script links',
      date: '2020-01-08',
      url: 'javascript:alert(1)',
      original_url: ' JaVaScRiPt:alert(1)',
      image: 'data:image/svg+xml,<svg onload=alert(1)>',
    },
    `${TEXT} [a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](tg://user?id=1) <a href="vbscript:x">e</a>

![f](javascript:alert(1)) <iframe src="javascript:alert(1)"></iframe> [g](http://localhost:80/) [h](https://user:pass@example.org/) [i](https://example.org/${'a'.repeat(3_000)})`,
  ),
  'odd-links.md': page(
    {
      title: 'Odd links',
      date: '2020-01-08',
      url: 'http://[::1]/',
      original_url: 'https://example.org/"><b>?a=1&b=<2>#\u202e',
      image: 'https://example.org/a b.png?x="y"',
    },
    `${TEXT} <figure><img src="https://example.org/a b.jpg"><figcaption>${HTML}</figcaption></figure>`,
  ),
  'invisible.md': page(
    {
      title: '\u200b\u3164\u2800',
      date: '2020-01-09',
      author: '\u200b',
      category: '\u2060',
      tags: ['\u200b', '\u00ad'],
    },
    '\u200b\u200b\n\n\u3164',
  ),
  'controls.md': page(
    {
      title: 'Bell \u0007 null \u0000 escape \u001b[31m',
      date: '2020-01-10',
      tags: ['a\u001fb', 'c\u0000'],
    },
    `${TEXT} \u0001\u0002\u001f\u007f\u0085`,
  ),
  'prototypes.md': page(
    {
      title: '__proto__',
      date: '2020-01-11',
      author: 'constructor',
      category: 'toString',
      tags: ['__proto__', 'constructor', 'hasOwnProperty', 'null', 'undefined', 'true'],
    },
    TEXT,
  ),
  'query-signs.md': page(
    {
      title: '"-#from:2020 sort:newest author:"x',
      date: '2020-01-12',
      author: '"author:" -x # , ; 「',
      category: 'from:2020',
      tags: ['#', '##', '-x', '"quoted', 'a,b', 'from:2020', '{{query}} $t(search.none)'],
    },
    TEXT,
  ),
  'one-word.md': page({ title: 'One word', date: '2020-01-13' }, 'x'.repeat(60_000)),
  'many-lines.md': page(
    { title: 'Many lines', date: '2020-01-14' },
    `${TEXT}\n\n${Array.from({ length: 5_000 }, (_, index) => `- line ${index}`).join('\n')}`,
  ),
  'many-links.md': page(
    { title: 'Many links', date: '2020-01-15' },
    Array.from(
      { length: 1_500 },
      (_, index) => `[${index}](https://example.org/${index}?${'q'.repeat(90)})`,
    ).join(' '),
  ),
  'nested.md': page(
    { title: 'Nested', date: '2020-01-16' },
    `${'> '.repeat(500)}deep\n\n${'*'.repeat(5_000)}\n\n${'['.repeat(5_000)}`,
  ),
  'no-date.md': page({ title: 'No date', date: 'the day after tomorrow', tags: ['x'] }, TEXT),
  'far-future.md': page(
    { title: 'Far future', date: '9999-12-31 23:59', last_updated: '0001-01-01' },
    TEXT,
  ),
  'versions/1.md': page(
    { title: `Versions ${HTML}`, date: '2020-02-01', last_updated: '2020-02-01 10:00' },
    `${TEXT.repeat(4)}\n\n${HTML} ${zalgo('gone')}`,
  ),
  'versions/2.md': page(
    { title: `Versions ${HTML}`, date: '2020-02-01', last_updated: '2020-02-01 12:00' },
    `${TEXT.repeat(4)}\n\n${RTL} came\n\n${'長'.repeat(20_000)}`,
  ),
  'empty.md': '',
  'only-matter.md': page({ title: 'Only matter', date: '2020-01-17' }, ''),
};
