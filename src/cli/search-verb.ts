/** `paperboy search`: one query, or many in one warm process. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Archive } from '../archive.js';
import type { SearchSort } from '../content/library.js';
import { errorCode } from '../domain/error-text.js';
import { parseDayRange } from '../search/query-date.js';
import { DONE, FAULTS, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';
import { noteEmpty } from './note-empty.js';
import { noteUnknownTags } from './unknown-tags.js';
import { withArchive } from './with-archive.js';

/** The options, as commander parses them. */
export type SearchOptions = {
  readonly limit: number;
  readonly sort: SearchSort;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tag?: string | undefined;
  /** A file of JSON lines `{id, query}`; `-`: stdin. */
  readonly batch?: string | undefined;
};

/** Prints the best stories for one query, or a JSON line for each query of a batch. */
export async function searchVerb(
  commandLine: CommandLine,
  words: readonly string[],
  options: SearchOptions,
): Promise<ExitCode> {
  const { terminal } = commandLine;
  const query = words.join(' ').trim();
  const { from = '', to = '' } = options;
  const [first, last] = [parseDayRange(from)?.first, parseDayRange(to)?.last];
  if (first !== undefined && last !== undefined && first > last) {
    terminal.note(`Cannot search: --from ${from} is after --to ${to}`);
    return WRONG_USE;
  }
  if (options.batch !== undefined) {
    if (query !== '') {
      terminal.note('Cannot search: name words or --batch, not both');
      return WRONG_USE;
    }
    const { batch } = options;
    return withArchive(commandLine, (archive) =>
      searchBatch(commandLine, archive, { ...options, batch }),
    );
  }
  if (query === '' && options.tag === undefined) {
    terminal.note('Cannot search: name what to search for, such as `paperboy search ferry`');
    return WRONG_USE;
  }
  return withArchive(commandLine, async (archive) => {
    noteEmpty(commandLine, archive);
    const found = await answer(archive, query, options);
    const tags = options.tag === undefined ? [] : [options.tag];
    const exitCode = (await noteUnknownTags(commandLine, archive, tags)) === 0 ? DONE : FAULTS;
    if (commandLine.json) {
      await terminal.print(JSON.stringify(found));
      return exitCode;
    }
    await terminal.print(
      `${found.total} ${found.total === 1 ? 'story' : 'stories'} in ${Math.max(1, Math.round(found.ms))} ms`,
    );
    if (found.corrected !== undefined)
      await terminal.print(`Nothing matches all of it; searched for: ${found.corrected}`);
    if (found.relaxed !== undefined)
      await terminal.print(`Nothing matches all of it; this finds some: ${found.relaxed}`);
    for (const hit of found.hits) {
      await terminal.print(`\n${hit.title}\n${hit.date ?? 'no date'} · ${hit.path}`);
      if (hit.excerpt !== '') await terminal.print(hit.excerpt);
    }
    const more = found.total - found.hits.length;
    if (more > 0) await terminal.print(`\n… and ${more} more; --limit shows them`);
    return exitCode;
  });
}

async function searchBatch(
  { terminal }: CommandLine,
  archive: Archive,
  options: SearchOptions & { readonly batch: string },
): Promise<ExitCode> {
  const { batch } = options;
  const input = batch === '-' ? process.stdin : createReadStream(batch);
  let exitCode: ExitCode = DONE;
  let lineNumber = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      lineNumber += 1;
      if (line.trim() === '') continue;
      const request = parseRequest(line);
      if (request === undefined) {
        terminal.note(`Cannot read line ${lineNumber}: it is not {"id": …, "query": "…"}`);
        exitCode = FAULTS;
        continue;
      }
      await terminal.print(
        JSON.stringify({ id: request.id, ...(await answer(archive, request.query, options)) }),
      );
    }
  } catch (error) {
    terminal.note(`Cannot read the queries in "${batch}": ${errorCode(error) ?? String(error)}`);
    return WRONG_USE;
  }
  return exitCode;
}

function parseRequest(line: string): { id: unknown; query: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('query' in value)) return undefined;
    if (typeof value.query !== 'string') return undefined;
    return { id: 'id' in value ? value.id : null, query: value.query };
  } catch {
    return undefined;
  }
}

async function answer({ library }: Archive, query: string, options: SearchOptions) {
  const startedAt = performance.now();
  const page = await library.search(withFilters(query, options), {
    offset: 0,
    limit: options.limit,
    sort: options.sort,
  });
  const ms = Number((performance.now() - startedAt).toFixed(2));
  const hits = [];
  for (const { story, score } of page.hits) {
    const around = await library.excerpt(story.newest, page.terms);
    // If the words only occur in the headline or a tag, shows a one-line summary of the article.
    const excerpt =
      around.map((part) => part.text).join('') ||
      (await library.summary(story.newest, 'line')).text;
    const versions = await library.versions(story.id);
    hits.push({
      path: story.newest.path,
      title: story.newest.title,
      date: story.newest.day ?? null,
      score: Number(score.toFixed(4)),
      excerpt,
      versions: versions.map((version) => version.path),
    });
  }
  const corrected = page.corrected === undefined ? {} : { corrected: page.corrected };
  const relaxed = page.relaxed === undefined ? {} : { relaxed: page.relaxed };
  return { query, ms, total: page.total, ...corrected, ...relaxed, hits };
}

function withFilters(query: string, { from, to, tag }: SearchOptions): string {
  const filters = [
    from === undefined ? '' : `from:${from}`,
    to === undefined ? '' : `to:${to}`,
    tag === undefined ? '' : `#"${tag.replaceAll('"', '')}"`,
  ];
  return [...filters, query].filter((part) => part !== '').join(' ');
}
