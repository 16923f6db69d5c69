/** Who told us something to remember: a chat, or one topic of a forum. */
import { createHash } from 'node:crypto';
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { Address, ChatId } from './message.js';

/** A chat's own number; for a forum topic one of ours, beyond all of Telegram's. */
export type SubscriberId = number;

/** Telegram's numbers have at most 52 bits (Bot API, Chat.id). */
const FIRST_TOPIC_ID = 2 ** 52;

/**
 * The chat's number, or for a forum topic the first 52 bits of a hash: among a hundred thousand
 * topics two share one with a chance of one in a million.
 */
export function subscriberIdOf({ chatId, threadId }: Address): SubscriberId {
  if (threadId === undefined) return chatId;
  const hash = createHash('sha256').update(`${chatId}:${threadId}`).digest('hex');
  return FIRST_TOPIC_ID + Number.parseInt(hash.slice(0, 13), 16);
}

/** Minutes after local midnight. `from` may be later than `to`: over midnight. */
export type QuietHours = { readonly from: number; readonly to: number };

/** When the digest comes, in the chat's own time. */
export type DigestTimes = {
  /** Minutes after local midnight. */
  readonly minute: number;
  /** 1 is Monday; `undefined`: every day. */
  readonly weekday: number | undefined;
};

/** In which script Chinese headlines and summaries are shown: as they were written, or Simplified. */
export const SCRIPTS = ['original', 'simplified'] as const;

/** One of `SCRIPTS`. */
export type Script = (typeof SCRIPTS)[number];

/** A chat or a forum topic with what it told us. */
export type Subscriber = {
  readonly id: SubscriberId;
  readonly chatId: ChatId;
  /** The forum topic that it is; `undefined`: the whole chat. */
  readonly threadId: number | undefined;
  readonly kind: 'private' | 'group' | 'channel';
  /** `undefined`: what the reader's client says. */
  readonly language: Language | undefined;
  /** `asleep`: it cannot be written to; nothing is sent and everything is kept. */
  readonly standing: 'active' | 'asleep';
  /** IANA name; `undefined`: the newsroom's. */
  readonly timeZone: string | undefined;
  readonly quiet: QuietHours | undefined;
  readonly digest: DigestTimes | undefined;
  readonly nextDigestAt: Instant | undefined;
  /** News up to then were in a digest. */
  readonly digestedUpTo: Instant;
  /** Nothing is sent until then; `undefined`: no pause. */
  readonly pausedUntil: Instant | undefined;
  /** What is sent arrives without a sound. */
  readonly isSilent: boolean;
  readonly script: Script;
  /** On days without news the digest tells of the same day in earlier years. */
  readonly wantsOnThisDay: boolean;
  /** What is followed from now on waits for the digest. */
  readonly tellsInDigest: boolean;
  /** The channel that is run from this private chat. */
  readonly actsFor: { readonly chatId: ChatId; readonly name: string } | undefined;
};

/** Settings to change; one that is named and `undefined` is cleared. */
export type Settings = Partial<
  Omit<Subscriber, 'id' | 'chatId' | 'threadId' | 'kind' | 'standing'>
>;

/** Where a chat is, as a request tells it. */
export type Whereabouts = Pick<Subscriber, 'chatId' | 'threadId' | 'kind'>;

/** Keeps subscribers. */
export interface SubscriberStore {
  /** `undefined`: it never told us anything. */
  get(id: SubscriberId): Promise<Subscriber | undefined>;
  /**
   * Makes it known, awake, and changes the settings that are given; `undefined` clears one. What was
   * held back by quiet hours or a pause that change is looked at anew.
   */
  save(where: Whereabouts, settings: Settings, now: Instant): Promise<void>;
  /** It cannot be written to: drops what waits for it, keeps everything else. A chat takes its topics along. */
  sleep(id: SubscriberId, now: Instant): Promise<void>;
  /** It and its topics can be written to again; what they missed is not sent later. Returns those that were asleep. */
  wake(id: SubscriberId, now: Instant): Promise<readonly Subscriber[]>;
  /** A group that became a supergroup keeps everything under its new id. */
  rename(from: ChatId, to: ChatId): Promise<void>;
  /** At most `limit` of those after this one, in the order of their ids. */
  page(after: SubscriberId, limit: number): Promise<readonly Subscriber[]>;
}
