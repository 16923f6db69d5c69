/** The built command line, run to its end as a process of its own. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;

/** What a command left behind; `code` is null when a signal ended it. */
export type PaperboyRun = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** The settings it has, no others, and what is typed into it. */
export type RunOptions = {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
};

/** Runs `paperboy …args` in this folder. */
export async function runPaperboy(
  folder: string,
  args: readonly string[],
  { env = {}, input = '' }: RunOptions = {},
): Promise<PaperboyRun> {
  const program = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  // One that ends before it has read everything is no fault of ours.
  program.stdin.on('error', () => undefined);
  program.stdin.end(input);
  const [code, stdout, stderr] = await Promise.all([
    ended,
    text(program.stdout),
    text(program.stderr),
  ]);
  return { code, stdout, stderr };
}
