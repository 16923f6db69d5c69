/** The message that shows an admin how far a broadcast has come. */
import type { Instant } from './clock.js';
import type { Language } from './language.js';
import type { ChatId } from './message.js';

/** One message for each broadcast that was started. */
export type ProgressMessage = {
  readonly broadcastId: number;
  readonly chatId: ChatId;
  readonly messageId: number;
  readonly language: Language;
  /** A short hash of what it shows, so that it is never edited without a change. */
  readonly shows: string;
};

/** Remembers these messages across restarts. */
export interface ProgressStore {
  /**
   * From now on this message shows the progress, instead of any other; its next change is due at
   * `changeAt`.
   */
  follow(message: ProgressMessage, changeAt: Instant): Promise<void>;
  /**
   * A message that is due for a change; no other process takes it before `nextAt`. `undefined`:
   * none.
   */
  claim(now: Instant, nextAt: Instant): Promise<ProgressMessage | undefined>;
  /** The claimed message now shows this; its next change is due at `changeAt`. */
  note(message: ProgressMessage, changeAt: Instant): Promise<void>;
  /** The claimed message is final, or can no longer be edited. */
  end(message: ProgressMessage): Promise<void>;
}
