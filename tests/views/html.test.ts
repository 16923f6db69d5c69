import { expect, test } from 'vitest';
import { escapeHtml, link, safeUrl, spansHtml } from '../../src/views/html.js';

test('what Telegram would read as markup is escaped', () => {
  expect(escapeHtml('<b> & "x" \ud800')).toBe('&lt;b&gt; &amp; &quot;x&quot; \ufffd');
});

test.each([
  ['javascript:alert(1)'],
  ['http://localhost/x'],
  ['https://example'],
  ['https://user:secret@example.org/'],
  ['/relative'],
  ['ftp://example.org/x'],
  [`https://example.org/${'x'.repeat(3_000)}`],
  ['https://example..org/'],
])('%s is not linked', (url) => {
  expect(safeUrl(url)).toBeUndefined();
  expect(link('text', url)).toBe('text');
});

test('an address is written as browsers send it, quotes and all', () => {
  expect(safeUrl(' https://例子.香港/路?a="b"&c')).toBe(
    'https://xn--fsqu00a.xn--j6w193g/%E8%B7%AF?a=%22b%22&c',
  );
  expect(link('x', 'https://example.org/?a=1&b=2')).toBe(
    '<a href="https://example.org/?a=1&amp;b=2">x</a>',
  );
});

test('spans carry their looks, blank ones none', () => {
  const html = spansHtml([
    { text: 'a ' },
    { text: 'b<', bold: true, italic: true },
    { text: ' ', bold: true },
    { text: 'c', href: 'https://example.org/' },
    { text: 'd', href: 'javascript:1' },
  ]);

  expect(html).toBe('a <b><i>b&lt;</i></b> <a href="https://example.org/">c</a>d');
});
