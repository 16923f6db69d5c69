#!/usr/bin/env node
/** The program `paperboy`: reads the command line and the configuration, and runs one verb. */
import { Command, Option } from 'commander';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config/config.js';
import { WRONG_USE, type CommandLine, type ExitCode } from './cli/command-line.js';
import type { DigestOptions } from './cli/digest-verb.js';
import type { ImportFeedOptions } from './cli/feeds-verbs.js';
import { parseDate, parseDay, parseNumber } from './cli/option-values.js';
import { readVersion } from './cli/program-version.js';
import type { SearchOptions } from './cli/search-verb.js';
import { createTerminal } from './cli/terminal.js';
import { LANGUAGES } from './domain/language.js';

const terminal = createTerminal(process.stdout, process.stderr);

const program = new Command('paperboy')
  .description('A Telegram news desk for a folder of Markdown articles.')
  .version(readVersion(), '-V, --version', 'print the version')
  .option('--json', 'print only JSON on stdout')
  .addHelpText(
    'after',
    '\nSettings come from the environment and .env; config/.env.example explains each.',
  )
  .showHelpAfterError('(paperboy --help lists the commands)')
  .exitOverride();

// Each verb loads its own code when it is called: loading everything takes a second.
verb('start', 'run the bot; without BOT_TOKEN, the playground', async (line) =>
  (await import('./cli/start-verb.js')).startVerb(line),
);
verb<[{ port?: number }]>(
  'playground',
  'try the bot in a browser, without a token',
  async (line, { port }) =>
    (await import('./cli/playground-verb.js')).playgroundVerb(line, { port }),
).option(
  '--port <number>',
  'where the chat page listens; 0 takes a free one',
  parseNumber(0, 65_535),
);
verb<[{ rebuild?: boolean }]>(
  'index',
  'bring the index up to date',
  async (line, { rebuild = false }) =>
    (await import('./cli/index-verb.js')).indexVerb(line, { rebuild }),
).option('--rebuild', 'rebuild it from scratch');
verb<[{ boilerplate?: boolean }]>(
  'check',
  'list what is wrong with the files',
  async (line, { boilerplate = false }) =>
    (await import('./cli/check-verb.js')).checkVerb(line, { boilerplate }),
).option('--boilerplate', 'list paragraphs that recur over many stories, as rules for site.yaml');
verb<[string[], SearchOptions]>('search', 'search the articles', async (line, words, options) =>
  (await import('./cli/search-verb.js')).searchVerb(line, words, options),
)
  .argument('[query...]')
  .option('--limit <number>', 'how many stories', parseNumber(1, 1_000), 10)
  .addOption(
    new Option('--sort <order>', 'what comes first')
      .choices(['relevance', 'newest'])
      .default('relevance'),
  )
  .option('--from <date>', 'not before this year, month or day', parseDate)
  .option('--to <date>', 'not after this year, month or day', parseDate)
  .option('--tag <name>', 'only stories with this tag')
  .option('--batch <file>', 'JSON lines {id, query}, one answer a line; - reads stdin')
  .addHelpText('after', '\nTo leave a word out, put -- first: paperboy search -- tram -ferry');
verb<[string[], { all?: boolean; llm?: boolean }]>(
  'summarize',
  'summarize articles',
  async (line, paths, { all = false, llm = false }) =>
    (await import('./cli/summarize-verb.js')).summarizeVerb(line, paths, { all, llm }),
)
  .argument('[path...]', 'files of CONTENT_DIR')
  .option('--all', 'every article')
  .option(
    '--llm',
    'use the model of LLM_BASE_URL; where its text is refused, summarize without it',
  );
verb<[{ limit: number }]>('tags', 'list the topics', async (line, options) =>
  (await import('./cli/tags-verb.js')).tagsVerb(line, options),
).option('--limit <number>', 'how many', parseNumber(1, 1_000_000), 50);
verb<[DigestOptions]>('digest', 'preview a digest', async (line, options) =>
  (await import('./cli/digest-verb.js')).digestVerb(line, options),
)
  .option('--tags <names>', 'only these topics, separated by commas')
  .addOption(new Option('--date <day>', 'YYYY-MM-DD; left out: the newest day').argParser(parseDay))
  .addOption(new Option('--language <code>', 'whose words to use').choices(LANGUAGES));
verb('stats', 'count chats, subscriptions, deliveries and stories', async (line) =>
  (await import('./cli/stats-verb.js')).statsVerb(line),
);
verb('export', 'print every chat with what it chose, as JSON lines', async (line) =>
  (await import('./cli/export-verb.js')).exportVerb(line),
);
verb<[string]>('import', 'import chats that export printed', async (line, file) =>
  (await import('./cli/import-verb.js')).importVerb(line, file),
).argument('<file>');
verb<[string[], ImportFeedOptions]>(
  'import-feed',
  'read feeds (RSS, Atom, JSON Feed) once and write what is new into CONTENT_DIR',
  async (line, urls, options) =>
    (await import('./cli/feeds-verbs.js')).importFeedVerb(line, urls, options),
)
  .argument('[url...]')
  .option('--into <folder>', 'a folder inside CONTENT_DIR; left out: one for each feed')
  .option('--opml <file>', 'the feeds of an OPML file')
  .addHelpText('after', '\nTo read a feed again and again, list it in feeds.yaml.');
verb<[string]>(
  'import-opml',
  "import another program's list of feeds: a running bot reads them",
  async (line, file) => (await import('./cli/feeds-verbs.js')).importOpmlVerb(line, file),
).argument('<file>');
verb('export-opml', 'print the list of feeds for another program', async (line) =>
  (await import('./cli/feeds-verbs.js')).exportOpmlVerb(line),
);
verb<[string]>('backup', 'copy the store to a file while the bot runs', async (line, file) =>
  (await import('./cli/backup-verbs.js')).backupVerb(line, file),
).argument('<file>');
verb<[string]>('restore', 'replace the store with a backup', async (line, file) =>
  (await import('./cli/backup-verbs.js')).restoreVerb(line, file),
).argument('<file>');
verb<[string, string]>(
  'migrate-store',
  'copy the store to an empty one: a SQLite file, sqlite:… or postgres://…',
  async (line, from, to) =>
    (await import('./cli/migrate-store-verb.js')).migrateStoreVerb(line, from, to),
)
  .argument('<from>')
  .argument('<to>');
verb<[{ to?: string }]>(
  'schema',
  'list the steps of the tables of the store',
  async (line, { to }) => (await import('./cli/schema-verb.js')).schemaVerb(line, to),
).option(
  '--to <step>',
  'go up or back to this step; what only later steps store is deleted: back up first',
);
verb('doctor', 'check everything that a running bot needs', async (line) =>
  (await import('./cli/doctor-verb.js')).doctorVerb(line),
);

await main();

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    // commander has already said what is wrong; asking for help is not an error.
    if (error instanceof Error && 'exitCode' in error)
      process.exitCode = error.exitCode === 0 ? 0 : WRONG_USE;
    else {
      terminal.note(
        `Cannot continue: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      process.exitCode = 1;
    }
  }
}

function verb<Given extends unknown[] = []>(
  name: string,
  description: string,
  run: (line: CommandLine, ...given: Given) => Promise<ExitCode>,
): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', 'print only JSON on stdout')
    .action(async (...given: unknown[]) => {
      const line = openCommandLine({
        json: (given.at(-1) as Command).optsWithGlobals()['json'] === true,
      });
      process.exitCode = line === undefined ? WRONG_USE : await run(line, ...(given as Given));
    });
}

function openCommandLine({ json }: { readonly json: boolean }): CommandLine | undefined {
  const read = readConfig({
    environment: process.env,
    workingFolder: process.cwd(),
    configFolder: fileURLToPath(new URL('../config/', import.meta.url)),
  });
  for (const { given, meant } of read.misspelt)
    terminal.note(`"${given}" is set but is not a setting; did you mean ${meant}?`);
  if ('faults' in read) {
    terminal.note('Cannot start: the configuration is wrong');
    for (const { key, message } of read.faults) terminal.note(`  ${key}: ${message}`);
    return undefined;
  }
  return {
    config: read.config,
    terminal,
    clock: { now: Date.now },
    json,
    workersFolder: new URL('./content/', import.meta.url),
    environment: process.env,
    version: readVersion(),
  };
}
