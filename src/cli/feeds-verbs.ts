/** `paperboy import-feed`, `import-opml` and `export-opml`: articles and lists of feeds. */
import { readFileSync } from 'node:fs';
import { dataFolderFault } from '../data-folder.js';
import { errorCode } from '../domain/error-text.js';
import { createFeedList, toSource } from '../feeds/feed-list.js';
import { isFeedUrl, isInnerFolder, type FeedSource } from '../feeds/feed-source.js';
import { importFeed, type ImportOutcome } from '../feeds/import-feed.js';
import { readOpml, writeOpml, type OpmlFeed } from '../feeds/opml.js';
import { createFeedDesk } from '../inflow.js';
import { counted } from './counted.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';

/** The options besides the addresses. */
export type ImportFeedOptions = { readonly into?: string; readonly opml?: string };

/** Reads feeds once, now, and writes new articles into the content folder. */
export async function importFeedVerb(
  commandLine: CommandLine,
  urls: readonly string[],
  { into, opml }: ImportFeedOptions,
): Promise<ExitCode> {
  const { config, terminal, json, clock } = commandLine;
  const wrong = urls.find((url) => !isFeedUrl(url));
  if (wrong !== undefined)
    return refuse(
      commandLine,
      `"${wrong.replace(/\/\/.*@/, '//…@')}" is not an http(s) address without a user name`,
    );
  if (into !== undefined && !isInnerFolder(into))
    return refuse(commandLine, `--into "${into}" is not a folder inside CONTENT_DIR`);
  const taken = opml === undefined ? [] : readOpmlFile(commandLine, opml);
  if (taken === undefined) return WRONG_USE;
  const named = urls.map((url) => ({ url, title: undefined, category: undefined, tags: [] }));
  if (urls.length + taken.length === 0)
    return refuse(commandLine, 'name the address of a feed, or --opml FILE');
  if (!hasDataFolder(commandLine)) return WRONG_USE;
  const desk = createFeedDesk(config, clock);
  const known = new Map(desk.list.list().map((source) => [source.url, source]));
  let exitCode: ExitCode = DONE;
  try {
    for (const feed of [...named, ...taken]) {
      const source = known.get(feed.url) ?? toSource(feed, config.feeds);
      const chosen = into === undefined ? source : { ...source, folder: into };
      const outcome = await importFeed(chosen, desk.parts, new AbortController().signal);
      if (outcome.kind === 'failed') exitCode = FAULTS;
      const line = { url: feed.url, folder: chosen.folder, ...outcome };
      if (json) await terminal.print(JSON.stringify(line));
      else if (outcome.kind === 'failed') terminal.note(`${feed.url}: ${outcome.message}`);
      else await terminal.print(`${feed.url}: ${describe(outcome, chosen)}`);
    }
  } finally {
    await desk.close();
  }
  return exitCode;
}

/** Imports another program's list: a running bot begins to read it within seconds. */
export async function importOpmlVerb(commandLine: CommandLine, file: string): Promise<ExitCode> {
  const { config, terminal, json } = commandLine;
  const feeds = readOpmlFile(commandLine, file);
  if (feeds === undefined || !hasDataFolder(commandLine)) return WRONG_USE;
  const list = createFeedList(config.feeds, config.DATA_DIR);
  const taken = list.add(feeds);
  if ('fault' in taken) return refuse(commandLine, taken.fault);
  const { added } = taken;
  const total = list.list().length;
  const report = { added, known: feeds.length - added, total };
  await terminal.print(
    json
      ? JSON.stringify(report)
      : `${counted(added, 'feed')} taken over, ${report.known} known before: ${total} in all. \`paperboy start\` reads them`,
  );
  return DONE;
}

/** Prints every feed that the bot reads, for other programs. */
export async function exportOpmlVerb({ config, terminal, json }: CommandLine): Promise<ExitCode> {
  const list = createFeedList(config.feeds, config.DATA_DIR);
  const feeds = list.list();
  const damaged = list.fault();
  if (damaged !== undefined) {
    terminal.note(`Cannot export every feed: ${damaged.fault}`);
    return FAULTS;
  }
  if (json) for (const feed of feeds) await terminal.print(JSON.stringify(feed));
  else await terminal.print(writeOpml(feeds).trimEnd());
  return DONE;
}

function readOpmlFile(commandLine: CommandLine, file: string): readonly OpmlFeed[] | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    refuse(commandLine, `"${file}" cannot be read: ${errorCode(error) ?? String(error)}`);
    return undefined;
  }
  const read = readOpml(text);
  if ('fault' in read) {
    refuse(commandLine, `"${file}" ${read.fault}`);
    return undefined;
  }
  for (const url of read.refused)
    commandLine.terminal.note(`"${url}" is not an http(s) address and is left out`);
  return read.feeds;
}

function hasDataFolder({ config, terminal }: CommandLine): boolean {
  const fault = dataFolderFault(config.DATA_DIR);
  if (fault !== undefined) terminal.note(fault);
  return fault === undefined;
}

function describe(outcome: Exclude<ImportOutcome, { kind: 'failed' }>, source: FeedSource): string {
  if (outcome.kind === 'unchanged') return 'nothing new';
  const { added, updated, known, left } = outcome;
  const rest = left > 0 ? `, ${left} left alone because a person edited them` : '';
  return `${added} added to "${source.folder}", ${updated} updated, ${known} known${rest}`;
}

function refuse({ terminal }: CommandLine, why: string): ExitCode {
  terminal.note(`Cannot import: ${why}`);
  return WRONG_USE;
}
