/** Composes deliveries in the same form in which commands would answer. */
import type { Library } from '../content/library.js';
import { NO_BATCHES } from '../domain/batch.js';
import type { Clock } from '../domain/clock.js';
import type { Composer } from '../domain/composer.js';
import type { Language } from '../domain/language.js';
import type { Message } from '../domain/message.js';
import type { Subscriber } from '../domain/subscriber.js';
import { localDay } from '../domain/zone-time.js';
import { broadcastView } from '../views/broadcast-view.js';
import { monthDayText } from '../views/dates.js';
import type { Texts } from '../views/texts.js';
import { askFeedback } from './ask-feedback.js';
import type { Desk, DeskStores } from './bot-command.js';
import { createLibraryInScript } from './library-in-script.js';
import { briefMessage, newsMessage } from './news-pages.js';
import { listMessage, STORIES_A_PAGE, summaryEntries } from './story-pages.js';

/** What composing needs. */
export type ComposerParts = {
  readonly library: Library;
  readonly stores: DeskStores;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly defaultLanguage: Language;
  readonly digestMinute: number;
};

/** If nothing was added for this long, the digest shows the same day in earlier years. */
const QUIET_ARCHIVE_MS = 30 * 24 * 3_600_000;

/** A composer that reads articles and subscriptions when it is called. */
export function createComposer(parts: ComposerParts): Composer {
  const inScript = createLibraryInScript(parts.library);
  return {
    alert: async (to, range) => newsMessage(to.id, { range }, await deskFor(to)),

    async digest(to, until, late) {
      const desk = await deskFor(to);
      const sealed = await parts.stores.batches.sealedBetween(to.digestedUpTo, until);
      // The readers of a channel never chose this bot, so it does not ask them.
      const digestAt = to.kind === 'channel' ? undefined : until;
      const range = { ...(sealed ?? NO_BATCHES), late, digestAt };
      const news = await briefMessage(to.id, { range }, desk);
      if (news !== undefined || !to.wantsOnThisDay) return news;
      const past = await onThisDay(desk);
      return past === undefined ? undefined : askFeedback(past, { chatId: to.id, digestAt }, desk);
    },

    async broadcast(id) {
      const found = await parts.stores.broadcasts.get(id);
      return found === undefined || found.state === 'stopped' ? undefined : broadcastView(found);
    },
  };

  async function deskFor(subscriber: Subscriber): Promise<Desk> {
    const { library, stores, clock, timeZone, digestMinute } = parts;
    return {
      library: await inScript(subscriber.script),
      written: library,
      stores,
      textsOf: parts.texts,
      digestMinute,
      sourceFaults: () => [],
      own: subscriber,
      target: subscriber,
      subscriber,
      reader: {
        texts: parts.texts(subscriber.language ?? parts.defaultLanguage),
        now: clock.now(),
        timeZone,
        ownZone: subscriber.timeZone ?? timeZone,
      },
      following: () => stores.subscriptions.list(subscriber.id),
      open: () => Promise.resolve({}),
    };
  }

  async function onThisDay(desk: Desk): Promise<Message | undefined> {
    const { reader, library, subscriber } = desk;
    const lastNews = await parts.stores.batches.lastSealedAt();
    if (lastNews !== undefined && reader.now - lastNews < QUIET_ARCHIVE_MS) return undefined;
    const today = localDay(reader.now, subscriber?.timeZone ?? reader.timeZone);
    const [month, day] = [Number(today.slice(5, 7)), Number(today.slice(8, 10))];
    const found = await library.onThisDay(month, day, { offset: 0, limit: STORIES_A_PAGE });
    if (found.total === 0) return undefined;
    const dayName = monthDayText(month, day, reader);
    return listMessage(
      {
        heading: reader.texts.html('onthisday.heading', { day: dayName, count: found.total }),
        entries: await summaryEntries(found, library),
        command: { name: 'onthisday', args: today.slice(5), page: 1, from: undefined },
        place: { page: 1, pages: Math.ceil(found.total / STORIES_A_PAGE) },
      },
      desk,
    );
  }
}
