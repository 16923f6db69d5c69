/** `paperboy doctor`: checks everything that a running bot needs. */
import type { Config } from '../config/config.js';
import type { Instant } from '../domain/clock.js';
import { DONE, FAULTS, type CommandLine, type ExitCode } from './command-line.js';
import { counted } from './counted.js';
import { fine, lookedAt, wrong, type Check } from './doctor/check.js';
import { checkContent, checkDataFolder, checkDisk, checkIndex } from './doctor/folder-checks.js';
import { checkModel } from './doctor/model-check.js';
import { checkFeeds, checkGit, checkPort } from './doctor/service-checks.js';
import { checkKeyv, checkLock, checkStore } from './doctor/store-checks.js';
import { checkTelegram } from './doctor/telegram-checks.js';

const MIN_NODE = [20, 19] as const;

/** Prints one line for each check, and changes nothing. */
export async function doctorVerb({
  config,
  terminal,
  json,
  clock,
  environment,
}: CommandLine): Promise<ExitCode> {
  const checks = [
    checkNode(),
    checkContent(config),
    checkDataFolder(config),
    checkDisk(config),
    await checkStore(config),
    await lookedAt('lock', () => checkLock(config)),
    await checkKeyv(config),
    await lookedAt('index', () => checkIndex(config)),
    await checkPort(config),
    checkTimeZone(config, clock.now()),
    checkAdmins(config),
    await lookedAt('feeds', () => checkFeeds(config)),
    await checkGit(config, environment),
    await checkModel(config),
    ...(await checkTelegram(config, clock)),
  ];
  for (const check of checks)
    await terminal.print(
      json ? JSON.stringify(check) : `${check.ok ? '✓' : '✗'} ${check.name}: ${check.message}`,
    );
  return checks.every(({ ok }) => ok) ? DONE : FAULTS;
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  const found = `Node ${process.versions.node}`;
  return ok
    ? fine('node', found)
    : wrong('node', `${found}; install ${MIN_NODE.join('.')} or newer`);
}

function checkTimeZone({ TIMEZONE }: Config, now: Instant): Check {
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIMEZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(now);
  return fine('time zone', `${TIMEZONE}, where it is ${local}`);
}

function checkAdmins({ ADMIN_IDS }: Config): Check {
  return fine(
    'admins',
    ADMIN_IDS.length === 0
      ? 'none; to be one, set ADMIN_IDS to the chat_id that `/mydata` shows you'
      : counted(ADMIN_IDS.length, 'id'),
  );
}
