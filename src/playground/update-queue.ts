/** The updates that the bot has not confirmed yet, and who waits for them. */
import { Refusal } from './refusal.js';
import { Signal } from './signal.js';
import type { Update, UpdateContent } from './telegram.js';

/** Sent only to bots that ask for them by name. */
const ASKED_FOR = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

const MAX_UPDATES = 100;
const MAX_WAIT_SECONDS = 50;

const CONFLICT = new Refusal(
  409,
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
);

/** The parameters of a getUpdates call. */
export type Poll = {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** `undefined` keeps what an earlier poll asked for. */
  readonly allowed: readonly string[] | undefined;
};

type Waiter = { readonly answer: (updates: readonly Update[] | Refusal) => void };

/** Holds updates until they are confirmed. */
export class UpdateQueue {
  #pending: Update[] = [];
  #lastId: number;
  #allowed: readonly string[] = [];
  #waiter: Waiter | undefined;
  /** A poller has begun to wait. */
  readonly polled = new Signal<undefined>();
  /** Called for each new update while a webhook is set. */
  onAdded: (() => void) | undefined;

  /**
   * The number before the first update. A bot that knew an earlier world would take a lower number
   * for a repetition.
   */
  constructor(lastId: number) {
    this.#lastId = lastId;
  }

  /** `undefined` when the bot has not asked for updates of this kind. */
  add(content: UpdateContent): Update | undefined {
    const kind = Object.keys(content)[0] ?? '';
    const isWanted =
      this.#allowed.length === 0 ? !ASKED_FOR.has(kind) : this.#allowed.includes(kind);
    if (!isWanted) return undefined;
    const update: Update = { update_id: ++this.#lastId, ...content };
    this.#pending.push(update);
    this.#waiter?.answer(this.#pending.slice(0, MAX_UPDATES));
    this.onAdded?.();
    return update;
  }

  get pendingCount(): number {
    return this.#pending.length;
  }

  /** True while a poller is waiting. */
  get isPolled(): boolean {
    return this.#waiter !== undefined;
  }

  first(): Update | undefined {
    return this.#pending[0];
  }

  /** Forgets all updates before `updateId`. */
  confirm(updateId: number): void {
    this.#pending = this.#pending.filter((update) => update.update_id >= updateId);
  }

  clear(): void {
    this.#pending = [];
  }

  setAllowed(kinds: readonly string[]): void {
    this.#allowed = kinds;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /**
   * Answers at once, when an update arrives, or with nothing after the timeout; a second poller
   * ends the first.
   */
  poll(poll: Poll, signal: AbortSignal): Promise<readonly Update[] | Refusal> {
    this.#waiter?.answer(CONFLICT);
    if (poll.allowed !== undefined) this.#allowed = poll.allowed;
    if (poll.offset > 0) this.confirm(poll.offset);
    if (poll.offset < 0) this.#pending = this.#pending.slice(poll.offset);
    const limit = Math.min(Math.max(poll.limit === 0 ? MAX_UPDATES : poll.limit, 1), MAX_UPDATES);
    const isReady = this.#pending.length > 0 || poll.timeoutSeconds <= 0;
    if (isReady || signal.aborted) return Promise.resolve(this.#pending.slice(0, limit));

    return new Promise((resolve) => {
      const answer = (updates: readonly Update[] | Refusal): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (this.#waiter === waiter) this.#waiter = undefined;
        resolve(updates instanceof Refusal ? updates : updates.slice(0, limit));
      };
      const onAbort = (): void => {
        answer([]);
      };
      const waiter: Waiter = { answer };
      const waitSeconds = Math.min(poll.timeoutSeconds, MAX_WAIT_SECONDS);
      const timer = setTimeout(onAbort, waitSeconds * 1000);
      signal.addEventListener('abort', onAbort);
      this.#waiter = waiter;
      this.polled.emit(undefined);
    });
  }
}
