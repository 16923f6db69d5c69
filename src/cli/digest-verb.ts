/** `paperboy digest`: a preview of the digest of a day. */
import type { Archive } from '../archive.js';
import type { Language } from '../domain/language.js';
import { plainText } from '../domain/plain-text.js';
import { briefView, type BriefEntry } from '../views/brief-view.js';
import { monthDayText } from '../views/dates.js';
import { createTexts } from '../views/texts.js';
import { DONE, FAULTS, type CommandLine, type ExitCode } from './command-line.js';
import { noteEmpty } from './note-empty.js';
import { noteUnknownTags } from './unknown-tags.js';
import { withArchive } from './with-archive.js';

/** The options of a preview. */
export type DigestOptions = {
  /** Names separated by commas; left out: all topics. */
  readonly tags?: string;
  /** `YYYY-MM-DD`; left out: the newest story's day. */
  readonly date?: string;
  readonly language?: Language;
};

const MAX_STORIES = 10;

/** Prints the stories of one day in the form of a digest. */
export function digestVerb(commandLine: CommandLine, options: DigestOptions): Promise<ExitCode> {
  const { config, terminal, json, clock } = commandLine;
  return withArchive(commandLine, async (archive) => {
    const { library } = archive;
    noteEmpty(commandLine, archive);
    const tags = namesOf(options.tags);
    const { stories } = await library.latest({ offset: 0, limit: 1 });
    const date =
      options.date ?? stories[0]?.newest.day ?? new Date(clock.now()).toISOString().slice(0, 10);
    const found = await entriesOf(library, date, tags);
    const reader = {
      texts: createTexts(config.locales)(options.language ?? config.DEFAULT_LANGUAGE),
      now: Date.parse(`${date}T12:00Z`),
      timeZone: 'UTC',
      ownZone: 'UTC',
    };
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
    const { html } = briefView(
      {
        entries: found.slice(0, MAX_STORIES),
        total: found.length,
        firstNumber: 1,
        month,
        day,
        paging: { command: { name: 'brief', args: '', from: undefined }, page: 1, pages: 1 },
        here: 'brief',
      },
      reader,
    );
    const title = monthDayText(month, day, reader);
    const preview = {
      date,
      title,
      stories: found.map(({ story, why }) => ({
        path: story.newest.path,
        title: story.newest.title,
        why: why ?? null,
      })),
      html,
    };
    await terminal.print(json ? JSON.stringify(preview) : plainText(html));
    const newest = stories[0]?.newest.day;
    if (found.length === 0 && newest !== undefined)
      terminal.note(
        `There is no such story on ${date}; the newest day of the archive is ${newest}`,
      );
    return (await noteUnknownTags(commandLine, archive, tags)) === 0 ? DONE : FAULTS;
  });
}

function namesOf(tags: string | undefined): readonly string[] {
  return (tags ?? '')
    .split(',')
    .map((name) => name.trim().replace(/^#+/, '').replaceAll('"', ''))
    .filter((name) => name !== '');
}

/** Each story once, under the first of its requested tags. */
async function entriesOf(
  library: Archive['library'],
  date: string,
  names: readonly string[],
): Promise<readonly BriefEntry[]> {
  const queries = names.length === 0 ? [''] : names.map((name) => `#"${name}" `);
  const entries = new Map<string, BriefEntry>();
  for (const [index, query] of queries.entries()) {
    const { hits } = await library.search(`${query}from:${date} to:${date}`, {
      offset: 0,
      limit: 50,
      sort: 'newest',
    });
    for (const { story } of hits) {
      if (entries.has(story.id)) continue;
      const { text } = await library.summary(story.newest, 'line');
      const name = names[index];
      entries.set(story.id, {
        story,
        line: text,
        why: name === undefined ? undefined : `#${name}`,
      });
    }
  }
  return [...entries.values()];
}
