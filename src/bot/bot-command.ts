/** What one command of the bot is, and what it can use. */
import type { Library } from '../content/library.js';
import type { BatchStore } from '../domain/batch.js';
import type { ProgressStore } from '../domain/broadcast-progress.js';
import type { BroadcastStore } from '../domain/broadcast.js';
import type { CensusStore } from '../domain/census.js';
import type { Command } from '../domain/command.js';
import type { Daybook } from '../domain/daybook.js';
import type { FeedbackStore } from '../domain/feedback.js';
import type { Language } from '../domain/language.js';
import type { LinkStore } from '../domain/link-store.js';
import type { Outbox } from '../domain/outbox.js';
import type { PersonalStore } from '../domain/personal-store.js';
import type { SourceFaults } from '../domain/source-fault.js';
import type { Subscriber, SubscriberStore, Whereabouts } from '../domain/subscriber.js';
import type { Subscription, SubscriptionStore, UndoStore } from '../domain/subscription.js';
import type { Reader } from '../views/reader.js';
import type { Texts } from '../views/texts.js';
import type { Reply, Request } from './request.js';

/** Stores for what chats chose, and for what is sent to them. */
export type DeskStores = {
  readonly subscribers: SubscriberStore;
  readonly subscriptions: SubscriptionStore;
  readonly undo: UndoStore;
  readonly personal: PersonalStore;
  readonly batches: BatchStore;
  readonly links: LinkStore;
  readonly census: CensusStore;
  readonly broadcasts: BroadcastStore;
  readonly progress: ProgressStore;
  readonly daybook: Daybook;
  readonly feedback: FeedbackStore;
  readonly outbox: Pick<Outbox, 'counts' | 'backlog' | 'lateBatches'>;
};

/** What a command works with: the articles, and the person asking. */
export type Desk = {
  /** The articles in the reader's script. */
  readonly library: Library;
  /** The articles as they were written. */
  readonly written: Library;
  readonly reader: Reader;
  readonly stores: DeskStores;
  /** The sentences of another language. */
  readonly textsOf: (language: Language) => Texts;
  /** The default time for digests, in minutes after midnight. */
  readonly digestMinute: number;
  /** Feeds and the repository, if the last attempt to read them failed. */
  readonly sourceFaults: SourceFaults;
  /** What this chat or topic itself has chosen. */
  readonly own: Subscriber | undefined;
  /**
   * Who a change applies to: the chat or topic that asks, or the channel that is managed from it.
   */
  readonly target: Whereabouts;
  /** What the target has chosen; `undefined`: nothing yet, or the store is down. */
  readonly subscriber: Subscriber | undefined;
  /**
   * What the target followed when this was first called; `undefined`: the store is down, which must
   * not keep anybody from reading.
   */
  following(): Promise<readonly Subscription[] | undefined>;
  /**
   * Answers another command in the same chat again, for example when a button changed what a view
   * shows.
   */
  open(command: Command): Promise<Reply>;
};

/**
 * Something that can be asked for. A rejected `answer` is a bug: the router logs it and apologises.
 */
export type BotCommand = {
  /** Without the slash; `commands.<name>.menu` of the texts says what it does. */
  readonly name: string;
  /** Other words that people type for it. */
  readonly otherNames: readonly string[];
  /** Listed in Telegram's menu and in the help. */
  readonly inMenu: boolean;
  /** Only for the people in ADMIN_IDS: for everybody else this command does not exist. */
  readonly isForAdmins?: true;
  /**
   * It shows the chat's own settings: those of a channel managed from here are only shown to its
   * admins.
   */
  readonly showsSettings?: true;
  /** Its words are a text of several lines, longer than any button could repeat. */
  readonly takesText?: true;
  /** It takes no words, and says so when given some. */
  readonly takesNothing?: true;
  /**
   * It would change what the chat receives, so it is never guessed from a misspelling, and in a
   * group it needs an admin.
   */
  isChange?(command: Command): boolean;
  answer(request: Request, desk: Desk): Promise<Reply>;
};
