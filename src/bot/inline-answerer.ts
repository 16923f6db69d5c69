/** Answers what somebody types after the bot's name in any chat. */
import type { Library } from '../content/library.js';
import type { Story } from '../domain/article.js';
import type { Clock } from '../domain/clock.js';
import { formatPayload } from '../domain/deep-link.js';
import type { InlineAnswer, InlineQuestion } from '../domain/inline.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import { isStoreAway } from '../domain/store-away.js';
import { type Subscriber, subscriberIdOf, type SubscriberStore } from '../domain/subscriber.js';
import { cleanText, clipText, isBlank } from '../views/clean-text.js';
import { inlineButtonView, inlineEntryView } from '../views/inline-view.js';
import type { Reader } from '../views/reader.js';
import type { Texts } from '../views/texts.js';
import type { Desk } from './bot-command.js';
import { createLibraryInScript } from './library-in-script.js';
import { createRequestLimiter } from './request-limiter.js';

/** What an answerer needs. */
export type InlineParts = {
  readonly library: Library;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  readonly stores: { readonly subscribers: Pick<SubscriberStore, 'get'> };
};

/** Answers every question once. Never rejects. */
export type InlineAnswerer = { answer(question: InlineQuestion): Promise<InlineAnswer> };

/** Clients send a query at every pause in typing. */
const RATE = { perSecond: 3, burst: 20 };
const ENTRIES_A_PAGE = 10;
/** Nobody scrolls further in a list above the keyboard. */
const MAX_PAGES = 50;
const MAX_QUERY_CHARS = 200;
const ARTICLE_CACHE_SECONDS = 300;
const SEARCH_CACHE_SECONDS = 60;
/** An empty query shows the newest stories first. */
const LATEST_CACHE_SECONDS = 20;

type Found = {
  readonly stories: readonly Story[];
  readonly total: number;
  readonly cacheSeconds: number;
};

/** An answerer for the same library as the router. */
export function createInlineAnswerer(parts: InlineParts): InlineAnswerer {
  const { clock, log } = parts;
  const inScript = createLibraryInScript(parts.library);
  const limiter = createRequestLimiter(RATE);

  return {
    async answer(question) {
      const now = clock.now();
      const verdict = limiter.check(String(question.userId), now);
      // Nothing is read for somebody who asks too fast, not even their language.
      if (verdict !== 'allow') return nothing({ kind: 'too-fast' }, readerOf(question, undefined));
      const known = await knownReader(question.userId);
      const reader = readerOf(question, known);
      try {
        return await answerAllowed(question, reader, await inScript(known?.script));
      } catch (error) {
        log.error({ err: error }, 'An inline question failed');
        return nothing({ kind: 'broken' }, reader);
      }
    },
  };

  function readerOf({ language }: InlineQuestion, known: Subscriber | undefined): Reader {
    return {
      texts: parts.texts(known?.language ?? language),
      now: clock.now(),
      timeZone: parts.timeZone,
      ownZone: known?.timeZone ?? parts.timeZone,
    };
  }

  /** Settings made in the private chat apply everywhere. */
  async function knownReader(userId: number): Promise<Subscriber | undefined> {
    try {
      const id = subscriberIdOf({ chatId: userId, threadId: undefined });
      return await parts.stores.subscribers.get(id);
    } catch (error) {
      if (!isStoreAway(error)) log.error({ err: error }, 'Cannot read the store');
      return undefined;
    }
  }

  async function answerAllowed(
    question: InlineQuestion,
    reader: Reader,
    library: Library,
  ): Promise<InlineAnswer> {
    const typed = cleanText(question.query);
    const query = isBlank(typed) ? '' : clipText(typed, MAX_QUERY_CHARS);
    const page = readPage(question.offset);
    const { stories, total, cacheSeconds } = await find(query, page, library);
    if (stories.length === 0 && page === 1) {
      const payload = query === '' ? undefined : formatPayload({ kind: 'search', query });
      return nothing({ kind: 'nothing', query, payload }, reader);
    }
    const entries = await Promise.all(
      stories.map((story) => entryOf(story, question.botUsername, { library, reader })),
    );
    const hasMore = page * ENTRIES_A_PAGE < total && page < MAX_PAGES;
    return {
      entries,
      nextOffset: hasMore ? String(page + 1) : '',
      cacheSeconds,
      button: inlineButtonView({ kind: 'found' }, reader),
    };
  }

  async function find(query: string, page: number, library: Library): Promise<Found> {
    const part = { offset: (page - 1) * ENTRIES_A_PAGE, limit: ENTRIES_A_PAGE };
    const articleId = /^a_([A-Za-z0-9_-]{1,64})$/.exec(query)?.[1];
    const story = articleId === undefined ? undefined : await library.getStory(articleId);
    if (story !== undefined) {
      const stories = page === 1 ? [story] : [];
      return { stories, total: 1, cacheSeconds: ARTICLE_CACHE_SECONDS };
    }
    if (query === '')
      return { ...(await library.latest(part)), cacheSeconds: LATEST_CACHE_SECONDS };
    const { hits, total } = await library.search(query, part);
    return { stories: hits.map((hit) => hit.story), total, cacheSeconds: SEARCH_CACHE_SECONDS };
  }

  async function entryOf(
    story: Story,
    botUsername: string,
    { library, reader }: Pick<Desk, 'library' | 'reader'>,
  ) {
    const [summary, reading] = await Promise.all([
      library.summary(story.newest, 'short'),
      library.read(story.newest),
    ]);
    return inlineEntryView(
      {
        story,
        summary: summary.text,
        isWrittenByModel: summary.method === 'llm',
        links: {
          url: reading?.url,
          originalUrl: reading?.originalUrl,
          imageUrl: reading?.imageUrl,
        },
        botUsername,
      },
      reader,
    );
  }
}

function nothing(state: Parameters<typeof inlineButtonView>[0], reader: Reader): InlineAnswer {
  const cacheSeconds = state.kind === 'nothing' ? LATEST_CACHE_SECONDS : 0;
  return { entries: [], nextOffset: '', cacheSeconds, button: inlineButtonView(state, reader) };
}

/** 1 for anything that is not one of our offsets. */
function readPage(offset: string): number {
  return /^[1-9]\d?$/.test(offset) ? Math.min(Number(offset), MAX_PAGES) : 1;
}
