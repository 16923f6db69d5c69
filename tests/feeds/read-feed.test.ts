import { expect, test } from 'vitest';
import { readFeed, type FeedDocument } from '../../src/feeds/read-feed.js';

const URL_OF_FEED = 'https://news.example.org/feed.xml';

function read(text: string | Uint8Array, contentType?: string) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readFeed({ bytes, contentType, url: URL_OF_FEED });
}

function articles(text: string) {
  return (read(text) as FeedDocument).articles;
}

const rss = (item: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Harbour &amp; Hill</title><link>https://news.example.org</link>${item}</channel></rss>`;

test('RSS: the whole text, its author, topics, picture and complete addresses', () => {
  const [article] = articles(
    rss(`<item><title>Ferry &lt;b&gt;back&lt;/b&gt; &amp;amp; running</title><link>/ferry?a=1&amp;b=2</link>
      <guid isPermaLink="false">f-1</guid><pubDate>Mon, 23 Nov 2026 09:00:00 EST</pubDate><dc:creator>Ann Lee</dc:creator>
      <category>Ferries</category><category>Harbour</category><description>Short.</description>
      <content:encoded><![CDATA[<h2>At six</h2><p>The <b>first</b> boat <a href="map">left</a> &amp; came back.</p><ul><li>one</li></ul>]]></content:encoded>
      <media:content url="https://img.example.org/boat.jpg" medium="image"/></item>`),
  );

  expect(article).toEqual({
    guid: 'f-1',
    link: 'https://news.example.org/ferry?a=1&b=2',
    title: 'Ferry back & running',
    markdown:
      '## At six\n\nThe **first** boat [left](https://news.example.org/map) & came back.\n\n-   one',
    authors: ['Ann Lee'],
    categories: ['Ferries', 'Harbour'],
    published: 'Mon, 23 Nov 2026 09:00:00 EST',
    updated: undefined,
    imageUrl: 'https://img.example.org/boat.jpg',
  });
});

test('Atom: text that is marked as text keeps its brackets, the alternate link counts', () => {
  const [article] = articles(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Peak</title><id>p</id><updated>2026-01-01T00:00:00Z</updated><author><name>Desk</name></author>
     <entry><id>urn:1</id><title>a &lt; b</title><updated>2026-01-02T00:00:00+08:00</updated><link rel="self" href="/self"/><link rel="alternate" href="https://peak.example.org/1"/>
     <category term="tram" label="Tram"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Up <i>and</i> down</p></div></content></entry></feed>`,
  );

  expect(article).toMatchObject({
    guid: 'urn:1',
    title: 'a < b',
    link: 'https://peak.example.org/1',
    markdown: 'Up *and* down',
    authors: ['Desk'],
    categories: ['Tram'],
    updated: '2026-01-02T00:00:00+08:00',
  });
});

test('JSON Feed: plain text stays plain, its picture counts', () => {
  const [article] = articles(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '晨渡報',
      items: [
        {
          id: 7,
          url: 'https://news.example.org/7',
          title: '電車 <夜班>',
          content_text: '第一段 *不是強調*\n\n# 不是標題',
          image: '/7.jpg',
          tags: ['電車'],
        },
      ],
    }),
  );

  expect(article).toMatchObject({
    title: '電車 <夜班>',
    markdown: '第一段 \\*不是強調\\*\n\n\\# 不是標題',
    imageUrl: 'https://news.example.org/7.jpg',
    categories: ['電車'],
  });
});

test('RSS 1.0 and a feed in Big5 are read', () => {
  const rdf = articles(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>t</title><link>https://x.example.org</link><description>d</description></channel><item rdf:about="https://x.example.org/1"><title>One</title><link>https://x.example.org/1</link><dc:date>2026-11-20</dc:date><dc:creator>Bo</dc:creator><description>Text.</description></item></rdf:RDF>`,
  );
  // 渡輪 in Big5.
  const big5 = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="big5"?><rss version="2.0"><channel><title>'),
    Buffer.from([0xb4, 0xe7, 0xbd, 0xfc]),
    Buffer.from('</title></channel></rss>'),
  ]);

  expect(rdf).toMatchObject([{ title: 'One', authors: ['Bo'], published: '2026-11-20' }]);
  expect(read(big5)).toMatchObject({ title: '渡輪' });
  expect(read(big5, 'text/xml; charset=big5')).toMatchObject({ title: '渡輪' });
});

test.each([
  ['', /^is not a feed/],
  ['hello', /^is not a feed/],
  ['<html><body>Not found</body></html>', /^is not a feed/],
  ['{"a":1}', /^is not a feed/],
  ['<rss version="2.0"><channel><title>t</title><item><title>cut o', /^is a broken feed/],
])('%j is named as what it is', (text, sentence) => {
  expect(read(text)).toEqual({ fault: expect.stringMatching(sentence) as string });
});

test('HTML of strangers keeps its words and nothing that could run or be taken for Markdown', () => {
  const [article] = articles(
    rss(`<item><title>&lt;script&gt;x()&lt;/script&gt;*T*</title><guid>1</guid><description><![CDATA[
      <script>alert(1)</script><style>p{}</style><iframe src="https://evil.example"></iframe>
      <p onclick="x()">Say &lt;script&gt;alert(2)&lt;/script&gt; and &amp;lt; here</p>
      <a href="javascript:alert(3)">a link</a> <a href="data:text/html,x">data</a>
      <img src="https://t.example/pixel.gif" width="1"><img src="x.jpg" alt="a](javascript:b)"><svg onload="x()"></svg>
      <p>---js</p><p># not a heading</p>]]></description></item>`),
  );

  expect(article?.title).toBe('*T*');
  expect(article?.markdown).not.toMatch(
    /<|javascript:alert|data:text|onclick|pixel|alert\(1\)|^---|^# /m,
  );
  expect(article?.markdown).toContain('Say &lt;script>alert(2)&lt;/script> and &amp;lt; here');
  expect(article?.markdown).toContain('a link');
});

test('an entity bomb, deep nesting and lone surrogates end quickly and harmlessly', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&c;&e;</title><item><title>t</title><description>&c;</description></item></channel></rss>`;
  const deep = rss(
    `<item><title>deep</title><description><![CDATA[${'<div>'.repeat(50_000)}bottom]]></description></item>`,
  );
  const surrogates =
    '{"version":"https://jsonfeed.org/version/1.1","title":"j","items":[{"id":"1","title":"a\\ud800","content_html":"<p>b\\udfff</p>"}]}';

  const startedAt = performance.now();
  const texts = JSON.stringify([read(bomb), read(deep), read(surrogates)]);

  expect(texts.length).toBeLessThan(2_000);
  expect(texts).not.toMatch(/root:|aaaaaaaaaaaaaaaaaaaa|\\ud800|\\udfff/);
  expect(texts).toContain('bottom');
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
