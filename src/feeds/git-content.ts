/**
 * Makes the content folder follow a git repository: only files are taken over, and none of its code
 * runs.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleGit, type SimpleGit } from 'simple-git';
import { errorMessage } from '../domain/error-text.js';

/** The result of a pull; `message` is a clause without secrets. */
export type PullOutcome =
  | { readonly kind: 'changed' | 'unchanged' }
  | { readonly kind: 'failed'; readonly message: string };

/** A content folder that follows a repository. */
export type GitContent = {
  /**
   * Fetches the newest commit of the branch and checks it out, even if its history was rewritten.
   * Untracked files stay; one that would be overwritten stops the pull. Calls during a pull wait
   * and share one more pull after it. Never rejects.
   */
  pull(): Promise<PullOutcome>;
  /**
   * Why the branch cannot be requested, as a clause without secrets; `undefined`: it can. Writes
   * nothing and never rejects.
   */
  probe(): Promise<string | undefined>;
};

/** Where the articles come from. */
export type GitContentOptions = {
  /**
   * `https://…`, `ssh://…`, `git@host:path` or `file://…`, with `#branch` unless it is the default
   * one.
   */
  readonly address: string;
  readonly folder: string;
  /** The environment in which git and ssh find their keys and programs. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

const SILENT_MS = 120_000;
/** Shorter, because somebody is waiting for the answer. */
const PROBE_SILENT_MS = 15_000;

/** Does nothing before the first pull. */
export function createGitContent(options: GitContentOptions): GitContent {
  let current: Promise<PullOutcome> | undefined;
  let next: Promise<PullOutcome> | undefined;

  function start(): Promise<PullOutcome> {
    const run = pull(options).finally(() => {
      if (current === run) current = undefined;
    });
    current = run;
    return run;
  }

  return {
    pull() {
      if (current === undefined) return start();
      next ??= current.then(() => {
        next = undefined;
        return start();
      });
      return next;
    },
    probe: () => probe(options),
  };
}

async function probe(options: GitContentOptions): Promise<string | undefined> {
  const { url, branch } = parseAddress(options.address);
  try {
    // Run outside of the content folder, which may not exist yet.
    const git = openGit({ ...options, folder: tmpdir(), silentMs: PROBE_SILENT_MS }, url);
    const found = await git.raw(['ls-remote', 'content', branch]);
    return found === '' ? `it has no branch "${branch}"` : undefined;
  } catch (error) {
    return describe(error, url);
  }
}

async function pull(options: GitContentOptions): Promise<PullOutcome> {
  const { folder } = options;
  const { url, branch } = parseAddress(options.address);
  try {
    if (!existsSync(join(folder, '.git'))) {
      mkdirSync(folder, { recursive: true });
      if (readdirSync(folder).length > 0)
        return failed('CONTENT_DIR is neither empty nor a git repository');
      await openGit(options, url).raw(['init', '--quiet']);
    }
    const git = openGit(options, url);
    const before = await headOf(git);
    await git.raw([
      'fetch',
      // Otherwise a large repository is silent for so long that it looks stuck.
      '--progress',
      '--depth=1',
      '--no-tags',
      '--no-recurse-submodules',
      'content',
      branch,
    ]);
    await git.raw(['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
    return { kind: (await headOf(git)) === before ? 'unchanged' : 'changed' };
  } catch (error) {
    return failed(describe(error, url));
  }
}

function parseAddress(address: string): { readonly url: string; readonly branch: string } {
  const [url = '', branch = 'HEAD'] = address.split('#', 2);
  return { url, branch };
}

/**
 * The address is passed in git's environment: every user can see arguments, and a file would
 * remain.
 */
function openGit(
  { folder, environment, silentMs = SILENT_MS }: GitContentOptions & { readonly silentMs?: number },
  url: string,
): SimpleGit {
  const ours = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: protocolOf(url),
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'remote.content.url',
    GIT_CONFIG_VALUE_0: url,
    // Without it, a repository around the folder would be taken for the folder's own.
    GIT_CEILING_DIRECTORIES: join(folder, '..'),
  };
  return simpleGit({
    baseDir: folder,
    timeout: { block: silentMs },
    allowEnvironment: Object.keys(ours),
    config: [
      'core.hooksPath=/dev/null',
      'core.fsmonitor=false',
      // Links become files that contain their target, so nothing leads out of the folder.
      'core.symlinks=false',
      'submodule.recurse=false',
    ],
    unsafe: {
      allowUnsafeHooksPath: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env({ ...needed(environment), ...ours });
}

/** git and the programs it starts must not see the bot's own secrets. */
function needed(environment: GitContentOptions['environment']): Record<string, string | undefined> {
  const wanted =
    /^(?:PATH|HOME|USER|LANG|LC_ALL|SSH_AUTH_SOCK|(?:https?|no)_proxy|XDG_CONFIG_HOME)$/i;
  return Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== undefined && wanted.test(name)),
  );
}

function protocolOf(url: string): string {
  return /^(\w+):\/\//.exec(url)?.[1] ?? 'ssh';
}

/** `undefined`: nothing has been checked out yet. */
async function headOf(git: SimpleGit): Promise<string | undefined> {
  try {
    return await git.raw(['rev-parse', '--verify', '--quiet', 'HEAD']);
  } catch {
    return undefined;
  }
}

/** git repeats the address in its messages, including a password in it. */
function describe(error: unknown, url: string): string {
  const text = errorMessage(error).replaceAll(url, 'CONTENT_GIT');
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  const telling = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? '';
  return telling
    .replace(/^(fatal|error): /, '')
    .replace(/\/\/[^\s/@]*@/g, '//…@')
    .slice(0, 200);
}

function failed(message: string): PullOutcome {
  return { kind: 'failed', message };
}
