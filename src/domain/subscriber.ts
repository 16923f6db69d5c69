/** Who has settings or subscriptions: a chat, or one topic of a forum. */
import { createHash } from 'node:crypto';
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { Address, ChatId } from './message.js';

/** A chat's own number, or for a forum topic one of ours, outside Telegram's range. */
export type SubscriberId = number;

/** Telegram's numbers have at most 52 bits (Bot API, Chat.id). */
const FIRST_TOPIC_ID = 2 ** 52;

/**
 * The chat's number, or for a forum topic the first 52 bits of a hash: among a hundred thousand
 * topics, the chance of a collision is one in a million.
 */
export function subscriberIdOf({ chatId, threadId }: Address): SubscriberId {
  if (threadId === undefined) return chatId;
  const hash = createHash('sha256').update(`${chatId}:${threadId}`).digest('hex');
  return FIRST_TOPIC_ID + Number.parseInt(hash.slice(0, 13), 16);
}

/** Minutes after local midnight. `from` may be later than `to`: then the hours span midnight. */
export type QuietHours = { readonly from: number; readonly to: number };

/** When the digest comes, in the chat's own time. */
export type DigestTimes = {
  /** Minutes after local midnight. */
  readonly minute: number;
  /** 1 is Monday; `undefined`: every day. */
  readonly weekday: number | undefined;
};

/** The script for Chinese headlines and summaries: as they were written, or Simplified. */
export const SCRIPTS = ['original', 'simplified'] as const;

/** One of `SCRIPTS`. */
export type Script = (typeof SCRIPTS)[number];

/** A chat or a forum topic with everything it has chosen. */
export type Subscriber = {
  readonly id: SubscriberId;
  readonly chatId: ChatId;
  /** The forum topic; `undefined`: the whole chat. */
  readonly threadId: number | undefined;
  readonly kind: 'private' | 'group' | 'channel';
  /** `undefined`: as the reader's client says. */
  readonly language: Language | undefined;
  /** `asleep`: it cannot be written to; nothing is sent and everything is kept. */
  readonly standing: 'active' | 'asleep';
  /** IANA name; `undefined`: the newsroom's zone. */
  readonly timeZone: string | undefined;
  readonly quiet: QuietHours | undefined;
  readonly digest: DigestTimes | undefined;
  readonly nextDigestAt: Instant | undefined;
  /** News up to then has been in a digest. */
  readonly digestedUpTo: Instant;
  /** Nothing is sent until then; `undefined`: no pause. */
  readonly pausedUntil: Instant | undefined;
  /** Messages arrive without a sound. */
  readonly isSilent: boolean;
  readonly script: Script;
  /** On days without news the digest shows the same day in earlier years. */
  readonly wantsOnThisDay: boolean;
  /** New subscriptions wait for the digest. */
  readonly tellsInDigest: boolean;
  /** The channel that is managed from this private chat. */
  readonly actsFor: { readonly chatId: ChatId; readonly name: string } | undefined;
};

/** Settings to change; a key that is present with the value `undefined` is cleared. */
export type Settings = Partial<
  Omit<Subscriber, 'id' | 'chatId' | 'threadId' | 'kind' | 'standing'>
>;

/** Which chat it is, as a request says. */
export type Whereabouts = Pick<Subscriber, 'chatId' | 'threadId' | 'kind'>;

/** Stores subscribers. */
export interface SubscriberStore {
  /** `undefined`: it has never chosen anything. */
  get(id: SubscriberId): Promise<Subscriber | undefined>;
  /**
   * Creates or wakes the subscriber and changes the given settings; `undefined` clears one. If
   * quiet hours or a pause change, everything they held back is considered again.
   */
  save(where: Whereabouts, settings: Settings, now: Instant): Promise<void>;
  /**
   * It cannot be written to: drops what waits for it, keeps everything else. A chat takes its
   * topics along.
   */
  sleep(id: SubscriberId, now: Instant): Promise<void>;
  /**
   * It and its topics can be written to again; what they missed is not sent later. Returns those
   * that were asleep.
   */
  wake(id: SubscriberId, now: Instant): Promise<readonly Subscriber[]>;
  /** A group that became a supergroup keeps everything under its new id. */
  rename(from: ChatId, to: ChatId): Promise<void>;
  /** At most `limit` subscribers with a higher id than `after`, in order of id. */
  page(after: SubscriberId, limit: number): Promise<readonly Subscriber[]>;
}
