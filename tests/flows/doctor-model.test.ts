import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runPaperboy } from './run-paperboy.js';

const KEY = 'sk-hunter2hunter2';

let root: string;
let server: Server | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-model-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content', 'a.md'), '---\ntitle: 渡輪\n---\n\n復航。\n');
});

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(root, { recursive: true, force: true });
});

/** What doctor says of a model that answers like this, and its exit code. */
async function doctorAsks(answer: (response: ServerResponse, key: string) => void) {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(response, request.headers.authorization ?? ''));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return doctorOf((server.address() as AddressInfo).port);
}

async function doctorOf(port: number) {
  const { code, stdout, stderr } = await runPaperboy(root, ['doctor'], {
    env: {
      PORT: '0',
      LLM_BASE_URL: `http://127.0.0.1:${port}/v1`,
      LLM_MODEL: 'small',
      LLM_API_KEY: KEY,
    },
  });
  const line = stdout.split('\n').find((text) => / model: /.test(text));
  return { code, line, all: stdout + stderr };
}

const refuses = (status: number) => (response: ServerResponse, key: string) =>
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message: `Refused ${key}` } }));

test('a model that writes is good news', async () => {
  const { code, line } = await doctorAsks((response, key) =>
    response
      .writeHead(key === `Bearer ${KEY}` ? 200 : 401, { 'content-type': 'application/json' })
      .end(JSON.stringify({ choices: [{ message: { content: 'The ferry is back.' } }] })),
  );

  expect(line).toMatch(/^✓ model: "small" at 127\.0\.0\.1:\d+ writes summaries$/);
  expect(code).toBe(0);
});

test.each([
  [401, /refuses the key: set the right LLM_API_KEY/],
  [404, /is not known there: check LLM_MODEL/],
  [400, /refuses the request \(status 400\): set another LLM_MODEL/],
  [503, /fails with 503/],
])(
  'a model that answers %i is a fault that says what to do, without the key',
  async (status, said) => {
    const { code, line, all } = await doctorAsks(refuses(status));

    expect(line).toMatch(/^✗ model: /);
    expect(line).toMatch(said);
    expect(all).not.toContain(KEY);
    expect(code).toBe(1);
  },
);

test('a page that is no model, and an endpoint that does not run, are told apart', async () => {
  const page = await doctorAsks((response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
  );
  const nobody = await doctorOf(1);

  expect(page.line).toMatch(/answers without a text: check LLM_BASE_URL/);
  expect(nobody.line).toMatch(/cannot be reached: check LLM_BASE_URL and that it runs/);
});
