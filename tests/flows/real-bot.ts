/** The built program as a process of its own, on a content folder and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
/** The token of these bots. */
export const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** A folder with articles, and data folders for one or more bots. */
export type Newsroom = {
  readonly root: string;
  readonly content: string;
  /** Saves an article in `<name>.md`; one without its own title and words is about its name. */
  write(name: string, article?: NewsroomArticle): void;
  remove(): void;
};

/** What a test says of an article; the rest is like every other's. */
export type NewsroomArticle = {
  readonly title?: string;
  readonly date?: string;
  readonly tags?: string;
  readonly text?: string;
};

/** A newsroom with one old article. */
export function openNewsroom(): Newsroom {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-bot-'));
  const content = join(root, 'content');
  mkdirSync(content);
  const write = (name: string, article: NewsroomArticle = {}) => {
    const { title = name, date, tags = '[ferries]', text = `News of ${name}.` } = article;
    const day = date === undefined ? '' : `date: ${date}\n`;
    writeFileSync(
      join(content, `${name}.md`),
      `---\ntitle: ${title}\n${day}tags: ${tags}\n---\n\n${text}\n`,
    );
  };
  write('Old');
  return {
    root,
    content,
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A running process. */
export type RealBot = {
  readonly process: ChildProcess;
  /** What it wrote to stderr so far. */
  said(): string;
  /** Where it is asked over HTTP, such as `http://127.0.0.1:8080`; empty until it has said so. */
  httpUrl(): string;
  /** Resolves to its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts `paperboy start` with these settings beside the ones that every test wants. */
export function startRealBot(
  { root }: Pick<Newsroom, 'root'>,
  settings: Readonly<Record<string, string>>,
): RealBot {
  const bot = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ALERT_SETTLE_SECONDS: '0',
      CONTENT_SCAN_SECONDS: '1',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  bot.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => bot.once('exit', resolve));
  return {
    process: bot,
    said: () => said,
    httpUrl: () => /health is at (\S+)\/readyz/.exec(said)?.[1] ?? '',
    end(signal) {
      bot.kill(signal);
      return ended;
    },
  };
}
