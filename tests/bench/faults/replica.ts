/** A bot under test: the real program as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../../src/playground/person.js';

const PROGRAM = new URL('../../../dist/cli.js', import.meta.url).pathname;
const PAGE_BYTES = 4_096;
const AWAY = /^The store is away/;
const BACK = /^The store is back/;
const MAX_ASKED = 15;
/** Slower than the limit on commands. */
const ASK_AGAIN_MS = 1_200;

/** A line of the log; what is not JSON is all message. */
export type LogLine = {
  readonly level: number;
  readonly message: string;
  readonly details: unknown;
};

/** How a process ended. */
export type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A process that was started, and what it has said so far. */
export type Replica = {
  readonly pid: number;
  readonly log: readonly LogLine[];
  /** Telegram knows the bot; rejects when it ends before that. */
  readonly ready: Promise<void>;
  readonly ended: Promise<End>;
  /** Resolves when the log has such a line; rejects when the process ends before that. */
  says(line: RegExp): Promise<void>;
  isRunning(): boolean;
  /** Sends a signal and resolves when the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<End>;
  /** Bytes of memory in use. */
  rss(): number;
  /** Open files and sockets. */
  handles(): number;
};

/** How often a bot said that the store went and came back, and every other complaint of its log. */
export function storeWords(log: readonly LogLine[]): string {
  const count = (wanted: RegExp) => log.filter(({ message }) => wanted.test(message)).length;
  const rest = complaints(log.filter(({ message }) => !AWAY.test(message)));
  return [`away said ${count(AWAY)} times, back ${count(BACK)} times`, ...rest].join(', ');
}

/** Asks the bot something until it has said that the store is back: who has nothing to write does not notice. */
export async function untilBack({ log }: Replica, reader: Person): Promise<void> {
  for (let asked = 0; asked < MAX_ASKED; asked += 1) {
    if (log.some(({ message }) => BACK.test(message))) return;
    await reader.asks('/latest').catch(() => undefined);
    await sleep(ASK_AGAIN_MS);
  }
}

/** Each warning and error of a log, with how often it was said. */
export function complaints(log: readonly LogLine[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { level, message } of log)
    if (level >= 40) counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts].map(([message, count]) => `${count} × "${message}"`);
}

/** Starts at once. */
export function startReplica(folder: string, env: Readonly<Record<string, string>>): Replica {
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log: LogLine[] = [];
  let isEnded = false;
  const ended = once(child, 'exit').then(([code, signal]): End => {
    isEnded = true;
    return { code: code as number | null, signal: signal as NodeJS.Signals | null };
  });
  const lines = createInterface({ input: child.stderr });
  lines.on('line', (text) => log.push(readLine(text)));
  const says = (wanted: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (log.some(({ message }) => wanted.test(message))) resolve();
      };
      lines.on('line', look);
      look();
      void ended.then(({ code }) =>
        reject(new Error(`The bot ended with ${code}: ${log.at(-1)?.message ?? 'no word'}`)),
      );
    });
  const ready = says(/answers on Telegram/);
  // Most tests that kill a bot do not wait for it first.
  ready.catch(() => undefined);
  const pid = child.pid ?? 0;
  return {
    pid,
    log,
    ready,
    ended,
    says,
    isRunning: () => !isEnded,
    end(signal) {
      child.kill(signal);
      return ended;
    },
    rss: () => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES,
    handles: () => readdirSync(`/proc/${pid}/fd`).length,
  };
}

function readLine(text: string): LogLine {
  try {
    const details = JSON.parse(text) as { level?: unknown; msg?: unknown };
    return { level: Number(details.level), message: String(details.msg), details };
  } catch {
    return { level: 0, message: text, details: undefined };
  }
}
