/** The message in which somebody who runs the bot sees how far a broadcast has come. */
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { ChatId } from './message.js';

/** One for each broadcast that was begun. */
export type ProgressMessage = {
  readonly broadcastId: number;
  readonly chatId: ChatId;
  readonly messageId: number;
  readonly language: Language;
  /** A short hash of what it shows, so that it is not changed to the same again. */
  readonly shows: string;
};

/** Remembers them, also through a restart. */
export interface ProgressStore {
  /** This message shows it from now on, in place of any other; its next change is due at `changeAt`. */
  follow(message: ProgressMessage, changeAt: Instant): Promise<void>;
  /** A message whose change is due, which no other process changes before `nextAt`; `undefined`: none. */
  claim(now: Instant, nextAt: Instant): Promise<ProgressMessage | undefined>;
  /** What was claimed shows that; its next change is due at `changeAt`. */
  note(message: ProgressMessage, changeAt: Instant): Promise<void>;
  /** What was claimed shows all there is, or can be changed no more. */
  end(message: ProgressMessage): Promise<void>;
}
