/** A server of feeds on this machine, as strange as a test wants it. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type FeedServer = {
  readonly url: string;
  readonly port: number;
  /** Status codes in the order of the answers. */
  readonly statuses: number[];
  readonly requests: IncomingMessage[];
  /** What is answered under a path from now on. */
  answers(path: string, answer: Answer): void;
  /** A feed with an ETag that changes with its text; 304 to who knows it. */
  feed(path: string, text: string): void;
  close(): Promise<void>;
};

export async function startFeedServer(): Promise<FeedServer> {
  const routes = new Map<string, Answer>();
  const statuses: number[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.on('finish', () => statuses.push(response.statusCode));
    const answer = routes.get(request.url ?? '');
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    statuses,
    requests,
    answers: (path, answer) => void routes.set(path, answer),
    feed(path, text) {
      const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
      routes.set(path, (request, response) => {
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(text);
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An RSS feed of these items. */
export function rss(title: string, items: readonly string[]): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>https://news.example.org</link>${items.join('')}</channel></rss>`;
}

/** An item with a guid, a headline, a text and a date. */
export function item(guid: string, title: string, text: string, date: string): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://news.example.org/${guid}</link><pubDate>${date}</pubDate><description>${text}</description></item>`;
}
