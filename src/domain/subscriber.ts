/** A chat that told us something to remember: its language, zone, quiet hours and digest. */
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { ChatId } from './message.js';

/** Minutes after local midnight. `from` may be later than `to`: over midnight. */
export type QuietHours = { readonly from: number; readonly to: number };

/** When the digest comes, in the chat's own time. */
export type DigestTimes = {
  /** Minutes after local midnight. */
  readonly minute: number;
  /** 1 is Monday; `undefined`: every day. */
  readonly weekday: number | undefined;
};

/** A chat with what it told us. */
export type Subscriber = {
  readonly chatId: ChatId;
  /** The forum topic that alerts go to. */
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
};

/** Settings to change; one that is named and `undefined` is cleared. */
export type Settings = Partial<
  Pick<Subscriber, 'language' | 'timeZone' | 'quiet' | 'digest' | 'nextDigestAt' | 'digestedUpTo'>
>;

/** Where a chat is, as a request tells it. */
export type Whereabouts = Pick<Subscriber, 'chatId' | 'threadId' | 'kind'>;

/** Keeps chats. */
export interface SubscriberStore {
  /** `undefined`: the chat never told us anything. */
  get(chatId: ChatId): Promise<Subscriber | undefined>;
  /** Makes the chat known, awake, and changes the settings that are given; `undefined` clears one. */
  save(where: Whereabouts, settings: Settings, now: Instant): Promise<void>;
  /** It cannot be written to: drops what waits for it, keeps everything else. */
  sleep(chatId: ChatId, now: Instant): Promise<void>;
  /** It can be written to again; what it missed is not sent later. `false`: it was awake or unknown. */
  wake(chatId: ChatId, now: Instant): Promise<boolean>;
  /** A group that became a supergroup keeps everything under its new id. */
  rename(from: ChatId, to: ChatId): Promise<void>;
  /** At most `limit` of those after `chatId`, in the order of their ids. */
  page(after: ChatId, limit: number): Promise<readonly Subscriber[]>;
}
