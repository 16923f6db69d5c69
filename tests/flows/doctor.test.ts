import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import { runPaperboy } from './run-paperboy.js';

const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

let root: string;
let api: BotApi;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-doctor-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content', 'a.md'), '---\ntitle: 渡輪\n---\n\n復航。\n');
  api = await startBotApi({ token: TOKEN });
});

afterEach(async () => {
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

type Diagnosis = {
  code: number | null;
  checks: { name: string; ok: boolean; message: string }[];
};

async function doctor(env: Record<string, string> = {}): Promise<Diagnosis> {
  const { code, stdout } = await runPaperboy(root, ['doctor', '--json'], {
    env: { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, PORT: '0', ...env },
  });
  const lines = stdout.trim().split('\n');
  return { code, checks: lines.map((line) => JSON.parse(line) as Diagnosis['checks'][number]) };
}

const faultsOf = ({ checks }: Diagnosis) =>
  checks.filter(({ ok }) => !ok).map(({ name, message }) => `${name}: ${message}`);

test('a bot that could start gets only good news, and nothing is made', async () => {
  const found = await doctor();

  expect(faultsOf(found)).toEqual([]);
  expect(found.code).toBe(0);
  expect(found.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'content',
      'data',
      'disk',
      'store',
      'port',
      'token',
      'updates',
      'feeds',
    ]),
  );
  expect(existsSync(join(root, 'data'))).toBe(false);
});

test('every fault says what to do, and no line holds a secret', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  rmSync(join(root, 'content', 'a.md'));

  const found = await doctor({
    PORT: String((taken.address() as AddressInfo).port),
    STORE_URL: 'postgres://desk:hunter2@127.0.0.1:1/none',
    BOT_TOKEN: TOKEN.replace('4242', '4243'),
  });
  taken.close();

  expect(found.code).toBe(1);
  expect(faultsOf(found)).toEqual([
    expect.stringMatching(/^content: .*set CONTENT_DIR/),
    expect.stringMatching(/^store: .*check that it runs/),
    expect.stringMatching(/^port: .*set another PORT/),
    expect.stringMatching(/^token: .*ask @BotFather/),
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|AAAAAAAA/);
});
