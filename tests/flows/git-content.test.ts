import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isGitAddress } from '../../src/feeds/git-address.js';
import { createGitContent, type PullOutcome } from '../../src/feeds/git-content.js';
import { startBotApi } from '../../src/playground/bot-api.js';
import { startRealBot, TOKEN } from './real-bot.js';

const SECRET = 'a-secret-of-the-git-server';

let root: string;
let repository: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-git-'));
  repository = join(root, 'articles');
  folder = join(root, 'content');
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch', 'main');
  commit('ferry.md', '渡輪復航');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Desk', '-c', 'user.email=desk@example.org'];
  execFileSync('git', [...identity, ...args], { cwd: repository, stdio: 'pipe' });
}

function commit(name: string, title: string): void {
  const date = new Date().toISOString();
  writeFileSync(
    join(repository, name),
    `---\ntitle: ${title}\ndate: ${date}\n---\n\n${title}的消息。\n`,
  );
  git('add', '-A');
  git('commit', '--quiet', '-m', title);
}

function pull(address = `file://${repository}`): Promise<PullOutcome> {
  return createGitContent({ address, folder, environment: process.env }).pull();
}

test('an empty folder is filled, and follows the repository through a rewritten history', async () => {
  const first = await pull();
  const again = await pull();
  writeFileSync(join(folder, 'of-a-feed.md'), 'not known to git');
  commit('tram.md', '電車');
  git('commit', '--quiet', '--amend', '-m', 'another history');
  git('rm', '--quiet', 'ferry.md');
  git('commit', '--quiet', '--amend', '-m', 'without the ferry');
  const rewritten = await pull();

  expect([first, again, rewritten]).toEqual([
    { kind: 'changed' },
    { kind: 'unchanged' },
    { kind: 'changed' },
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.git', 'of-a-feed.md', 'tram.md']);
});

test('hooks do not run, links become files, submodules stay away, and no address is kept', async () => {
  const ran = join(root, 'ran');
  await pull(`file://${repository}#main`);
  mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
  writeFileSync(join(folder, '.git', 'hooks', 'post-checkout'), `#!/bin/sh\ntouch ${ran}\n`, {
    mode: 0o755,
  });
  symlinkSync('/etc/passwd', join(repository, 'link.md'));
  writeFileSync(
    join(repository, '.gitmodules'),
    '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% /tmp/x\n',
  );
  commit('tram.md', '電車');
  await pull(`file://${repository}#main`);

  expect(existsSync(ran)).toBe(false);
  expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(false);
  expect(existsSync(join(folder, 'x'))).toBe(false);
  expect(readFileSync(join(folder, '.git', 'config'), 'utf8')).not.toContain(repository);
});

test('whether a repository and its branch can be read is asked without making anything', async () => {
  const ask = (address: string) =>
    createGitContent({ address, folder, environment: process.env }).probe();

  const [fine, noBranch, gone] = [
    await ask(`file://${repository}#main`),
    await ask(`file://${repository}#elsewhere`),
    await ask('http://desk:hunter2@127.0.0.1:1/articles.git'),
  ];

  expect(fine).toBeUndefined();
  expect(noBranch).toBe('it has no branch "elsewhere"');
  expect(gone).toMatch(/unable to access/);
  expect(gone).not.toContain('hunter2');
  expect(existsSync(folder)).toBe(false);
});

test('a folder of somebody else, a file in the way and a repository that is not there are named, without a secret', async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.md'), 'mine');
  const foreign = await pull();
  rmSync(folder, { recursive: true });
  await pull();
  writeFileSync(join(folder, 'tram.md'), 'mine');
  commit('tram.md', '電車');
  const inTheWay = await pull();
  const gone = await pull('http://desk:hunter2@127.0.0.1:1/articles.git');

  expect(foreign).toMatchObject({ message: expect.stringContaining('neither empty') as string });
  expect(inTheWay).toMatchObject({ kind: 'failed' });
  expect(readFileSync(join(folder, 'tram.md'), 'utf8')).toBe('mine');
  expect(gone).toMatchObject({ kind: 'failed' });
  expect(JSON.stringify([foreign, inTheWay, gone])).not.toContain('hunter2');
});

test.each([
  ['https://example.org/a.git#news', true],
  ['git@example.org:desk/a.git', true],
  ['ssh://git@example.org/a', true],
  ['ext::sh -c touch% /tmp/x', false],
  ['--upload-pack=touch', false],
  ['ssh://-oProxyCommand=touch', false],
  ['-x@host:path', false],
])('%s as CONTENT_GIT: allowed %s', (address, isAllowed) => {
  expect(isGitAddress(address)).toBe(isAllowed);
});

test('the bot starts from an empty folder and tells what is pushed when the git server says so', async () => {
  const api = await startBotApi({ token: TOKEN });
  const bot = startRealBot(
    { root },
    {
      TELEGRAM_API_ROOT: api.url,
      CONTENT_GIT: `file://${repository}`,
      CONTENT_GIT_SECRET: SECRET,
    },
  );
  await api.town.botIsListening(30_000);
  const reader = api.town.person();
  await reader.asks('/subscribe everything');
  const known = await reader.asks('/latest');

  commit('storm.md', '颱風逼近');
  const body = '{"ref":"refs/heads/main"}';
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  const statuses = [
    await hook(bot.httpUrl(), body, {}),
    await hook(bot.httpUrl(), body, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }),
    await hook(bot.httpUrl(), body, { 'x-hub-signature-256': `sha256=${signature}` }),
    await hook(bot.httpUrl(), '', { 'x-gitlab-token': SECRET }),
  ];
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.includes('颱風逼近'),
    30_000,
  );

  await bot.end('SIGTERM');
  await api.close();

  expect(known.text).toContain('渡輪復航');
  expect(statuses).toEqual([401, 401, 202, 202]);
  expect(alert.text).toContain('🔔');
}, 60_000);

async function hook(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${url}/hooks/content`, {
    method: 'POST',
    body,
    headers,
  });
  return response.status;
}
