import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndexForWriting } from '../../src/content/index-database.js';
import { openLibrary } from '../../src/content/index-library.js';
import { createIndexer } from '../../src/content/indexer.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';
import { openLlmSummariser } from '../../src/summary/llm-summariser.js';
import { summarise } from '../../src/summary/summarise.js';
import { quietLog } from '../telegram/quiet-log.js';

const GOOD =
  '三條離島渡輪航線今日提早收船，最後一班在晚上7時15分開出，碼頭職員會留守至最後一名乘客離開。';

/** One article in a folder, and a model on this machine that answers with `content`. */
async function newsroom(content: string) {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-written-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(
    join(root, 'content', 'ferry.md'),
    '---\ntitle: 離島渡輪提早收船\ndate: 2026-11-22\n---\n\n受熱帶風暴影響，三條離島渡輪航線今日提早收船，最後一班在晚上7時15分開出。運輸署發言人說，碼頭職員會留守至最後一名乘客離開。\n',
  );
  const parser = {
    contentFolder: join(root, 'content'),
    timeZone: 'Asia/Hong_Kong',
    site: siteRulesSchema.parse({}),
  };
  const database = openIndexForWriting(join(root, 'data'), 'test');
  const workerFile = new URL('../../dist/content/parse-worker.js', import.meta.url);
  await createIndexer(database, { parser, workerFile }).sync();
  database.close();
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { content } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const library = openLibrary({
    dataFolder: join(root, 'data'),
    parser,
    searchWords: { talk: [], newest: [], synonyms: [] },
    summarise,
    summariserVersion: 'test',
    llm: openLlmSummariser(
      { baseUrl, apiKey: 'none', model: 'local' },
      { dailyTokens: 100_000, now: () => 0 },
    ),
    random: () => 0,
    log: quietLog,
  });
  const article = library.getByPath('ferry.md');
  if (article === undefined) throw new Error('Cannot test: the article is not in the index');
  return {
    library,
    article,
    calls: () => calls,
    close: () => {
      library.close();
      server.closeAllConnections();
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

test('a reader gets the extractive summary at once, and the written one when it is there', async () => {
  const room = await newsroom(GOOD);

  const first = await room.library.summary(room.article, 'short');
  await room.library.writtenSummary(room.article);
  const second = await room.library.summary(room.article, 'short');

  expect(first.method).toBe('extractive');
  expect(second).toEqual({ text: GOOD, sentences: [GOOD], method: 'llm' });
  expect(room.calls()).toBe(1);
  room.close();
});

test('what the model may not say is paid for once and never shown', async () => {
  const room = await newsroom(GOOD.replace('7時15分', '9時40分'));

  const written = await room.library.writtenSummary(room.article);
  const again = await room.library.writtenSummary(room.article);

  expect(written.method).toBe('extractive');
  expect(again).toEqual(written);
  expect(room.calls()).toBe(1);
  room.close();
});
