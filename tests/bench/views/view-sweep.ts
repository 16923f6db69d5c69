/** Asks the real router for every view of stories, in every language, and checks what it says. */
import { ALL_COMMANDS } from '../../../src/bot/commands/all-commands.js';
import { createInlineAnswerer } from '../../../src/bot/inline-answerer.js';
import type { Request } from '../../../src/bot/request.js';
import { createRouter } from '../../../src/bot/router.js';
import type { Library } from '../../../src/content/library.js';
import type { Story } from '../../../src/domain/article.js';
import { type Command, createCommand, parseCommand } from '../../../src/domain/command.js';
import { type Language, LANGUAGES } from '../../../src/domain/language.js';
import type { Log } from '../../../src/domain/log.js';
import type { Message } from '../../../src/domain/message.js';
import { openStore } from '../../../src/storage/open-store.js';
import { NOON, ourTexts } from '../../views/our-texts.js';
import { createWireCheck } from './wire-check.js';

/** What a sweep saw. */
export type SweepReport = {
  /** Messages and answers that were checked, by the command that was asked for. */
  readonly checked: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
};

/** Asks for views and remembers what was wrong. */
export type ViewSweep = {
  /** Every view of these stories in every language. */
  stories(stories: readonly Story[]): Promise<void>;
  /** From `start`, every button that can be reached, at most so many; one language after the other. */
  crawl(start: readonly Command[], most: number): Promise<void>;
  report(): SweepReport;
  close(): Promise<void>;
};

const MAX_PAGES = 40;
const MAX_PROBLEMS = 50;

/** A sweep over a library, with a store of its own in memory. */
export async function openViewSweep(library: Library): Promise<ViewSweep> {
  const store = await openStore('sqlite::memory:', '');
  const checked = new Map<string, number>();
  const problems: string[] = [];
  let told: readonly string[] = [];
  const log = failingLog(problems);
  const stores = {
    ...store,
    // What alerts and digests tell is what the sweep is looking at.
    batches: {
      ...store.batches,
      matches: () =>
        Promise.resolve(told.map((storyId) => ({ storyId, batchId: 1, topic: undefined }))),
    },
  };
  const clock = { now: () => NOON };
  const common = { library, texts: ourTexts, clock, timeZone: 'Asia/Hong_Kong', log, stores };
  const router = createRouter({
    commands: ALL_COMMANDS,
    digestMinute: 480,
    adminIds: [],
    wait: () => Promise.resolve(),
    ...common,
  });
  const inline = createInlineAnswerer(common);
  const check = createWireCheck(store.buttons);
  // The limits of one person are not what is looked at: each asks once.
  let person = 0;

  return {
    async stories(stories) {
      for (const story of stories) {
        told = [story.id];
        for (const language of LANGUAGES) {
          for (const command of commandsOf(story)) await ask(command, language);
          await askPages(createCommand('full', story.newest.id), language);
          await askPages(createCommand('changes', story.id), language);
          await askInline(`a_${story.id}`, language);
          await askInline(story.newest.title, language);
        }
      }
      told = stories.slice(0, 300).map(({ id }) => id);
      for (const language of LANGUAGES) {
        await askPages(createCommand('news', '1-1'), language);
        await askPages(createCommand('brief', '1-1'), language);
      }
    },

    async crawl(start, most) {
      for (const language of LANGUAGES) {
        const seen = new Set<string>();
        const waiting = [...start];
        for (let at = 0; at < waiting.length && at < most; at += 1) {
          const command = waiting[at];
          const message =
            command === undefined ? undefined : await ask(command, language, 'button');
          for (const next of message === undefined ? [] : commandsIn(message)) {
            const key = [next.name, next.args, next.page].join(' ');
            if (seen.has(key)) continue;
            seen.add(key);
            waiting.push(next);
          }
        }
      }
    },

    report: () => ({ checked, problems }),
    close: () => store.close(),
  };

  async function ask(
    command: Command,
    language: Language,
    via: Request['via'] = 'command',
  ): Promise<Message | undefined> {
    person += 1;
    const { message } = await router.answer({
      to: { chatId: person, threadId: undefined },
      chatKind: 'private',
      userId: person,
      language,
      command,
      botUsername: 'paperboy_bot',
      repliedTo: [],
      isAddressed: true,
      via,
      mayChange: () => Promise.resolve(true),
      findChannel: () => Promise.resolve({ kind: 'unknown' }),
    });
    if (message === undefined) return undefined;
    note(command.name, `${command.name} ${command.args}`, language, await check.message(message));
    return message;
  }

  async function askPages(command: Command, language: Language): Promise<void> {
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const message = await ask({ ...command, page }, language);
      const hasNext = message?.buttons.flat().some(({ label }) => label === '›') === true;
      if (!hasNext) return;
    }
  }

  async function askInline(query: string, language: Language): Promise<void> {
    person += 1;
    const question = { userId: person, language, query, offset: '', botUsername: 'paperboy_bot' };
    note('@inline', query, language, check.inline(await inline.answer(question)));
  }

  function note(view: string, what: string, language: Language, found: readonly string[]): void {
    checked.set(view, (checked.get(view) ?? 0) + 1);
    for (const problem of found)
      if (problems.length < MAX_PROBLEMS) problems.push(`${language} ${what}: ${problem}`);
  }
}

/** Everything that can be asked of a story. */
function commandsOf({ id, newest, tags }: Story): readonly Command[] {
  const { title, author, category, day } = newest;
  const [tag] = tags;
  const named = (name: string, args: string | undefined): readonly Command[] =>
    args === undefined ? [] : [createCommand(name, args)];
  return [
    ...['read', 'longer', 'related', 'versions', 'followstory', 'share'].map((name) =>
      createCommand(name, id),
    ),
    ...named('search', title),
    ...named('newest', title.slice(0, 4)),
    ...named('filter', title.slice(0, 4)),
    ...named('tag', tag),
    ...named('tags', tag),
    ...named('subscribe', tag === undefined ? undefined : `#${tag}`),
    ...named('author', author),
    ...named('category', category),
    ...named('calendar', day),
    ...named('calendar', day?.slice(0, 7)),
    ...named('onthisday', day?.slice(5)),
  ];
}

function commandsIn(message: Message): readonly Command[] {
  return message.buttons
    .flat()
    .flatMap((button) => ('command' in button ? (parseCommand(button.command) ?? []) : []));
}

/** An error in the log is a problem too: the person got an apology. */
function failingLog(problems: string[]): Log {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error(details, message) {
      const { err } = details as { err?: unknown };
      const reason = err instanceof Error ? (err.stack ?? err.message) : '';
      problems.push(`${message}: ${reason}`.slice(0, 600));
    },
  };
}
