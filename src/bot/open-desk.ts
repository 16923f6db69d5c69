/**
 * Puts together what a command works with: the articles, the person asking, and the target of a
 * change.
 */
import type { Library } from '../content/library.js';
import type { Clock } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { ChatId } from '../domain/message.js';
import type { SourceFaults } from '../domain/source-fault.js';
import { isStoreAway } from '../domain/store-away.js';
import {
  type Subscriber,
  type SubscriberId,
  subscriberIdOf,
  type Whereabouts,
} from '../domain/subscriber.js';
import type { Reader } from '../views/reader.js';
import type { Texts } from '../views/texts.js';
import type { Desk, DeskStores } from './bot-command.js';
import { createLibraryInScript } from './library-in-script.js';
import type { Request } from './request.js';
import { wakeChat } from './wake-chat.js';

/** What desks are made from. */
export type DeskParts = {
  readonly library: Library;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: Log;
  readonly stores: DeskStores;
  /** The default time for digests, in minutes after midnight. */
  readonly digestMinute: number;
  /** Sources of articles that fail; left out: there are only files. */
  readonly sourceFaults?: SourceFaults;
};

/**
 * The desk for a request; `isBlind`: the asker's settings could not be read, so they must not be
 * changed.
 */
export type DeskOpener = (
  request: Request,
) => Promise<{ readonly desk: Omit<Desk, 'open'>; readonly isBlind: boolean }>;

/** The same request, except that Telegram is asked only once for each chat who may change it. */
export function askingOnce(request: Request): Request {
  const answers = new Map<ChatId, Promise<boolean>>();
  return {
    ...request,
    mayChange(chatId) {
      const answer = answers.get(chatId) ?? request.mayChange(chatId);
      answers.set(chatId, answer);
      return answer;
    },
  };
}

/** An opener that reads the store again for each request. */
export function createDeskOpener(parts: DeskParts): DeskOpener {
  const { log } = parts;
  const inScript = createLibraryInScript(parts.library);

  return async (request) => {
    const now = parts.clock.now();
    let isBlind = false;
    const goBlind = () => {
      isBlind = true;
    };
    const own = await orNothing(knownSubscriber(subscriberIdOf(request.to), now), goBlind);
    const channel = own?.actsFor?.chatId;
    const subscriber =
      channel === undefined ? own : await orNothing(parts.stores.subscribers.get(channel), goBlind);
    const target: Whereabouts =
      channel === undefined
        ? { ...request.to, kind: request.chatKind }
        : { chatId: channel, threadId: undefined, kind: 'channel' };
    const reader: Reader = {
      texts: parts.texts(own?.language ?? request.language),
      now,
      timeZone: parts.timeZone,
      ownZone: own?.timeZone ?? parts.timeZone,
    };
    let following: ReturnType<Desk['following']> | undefined;
    const readFollowing: Desk['following'] = async () => {
      // Only admins of a channel may see what it follows.
      const maySee = channel === undefined || (await request.mayChange(channel));
      return maySee ? orNothing(parts.stores.subscriptions.list(subscriberIdOf(target))) : [];
    };
    const desk = {
      library: await inScript(own?.script),
      written: parts.library,
      reader,
      stores: parts.stores,
      textsOf: parts.texts,
      digestMinute: parts.digestMinute,
      sourceFaults: parts.sourceFaults ?? (() => []),
      own,
      target,
      subscriber,
      following: () => (following ??= readFollowing()),
    };
    return { desk, isBlind };
  };

  /** Whoever writes to the bot can be written to again. */
  async function knownSubscriber(id: SubscriberId, now: number): Promise<Subscriber | undefined> {
    const { subscribers } = parts.stores;
    const subscriber = await subscribers.get(id);
    if (subscriber?.standing !== 'asleep') return subscriber;
    await wakeChat(subscribers, id, { now, newsroomZone: parts.timeZone });
    return subscribers.get(id);
  }

  async function orNothing<T>(work: Promise<T>, onFailure = nothing): Promise<T | undefined> {
    try {
      return await work;
    } catch (error) {
      if (!isStoreAway(error)) log.error({ err: error }, 'Cannot read the store');
      onFailure();
      return undefined;
    }
  }
}

function nothing(): void {
  // Most reads may fail: the answer does without.
}
