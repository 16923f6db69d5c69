/** Every call that the bot has made, with its result. */
import { Signal } from './signal.js';
import type { Fault } from './faults.js';
import type { Refusal } from './refusal.js';

/** A call and its answer. */
export type Call = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, by the playground's clock. */
  readonly at: number;
  /** The answer; `undefined` for a refused or failed call. */
  readonly result: unknown;
  readonly refusal: Refusal | undefined;
  readonly fault: Fault | undefined;
};

/** Old calls are forgotten, so that a playground can run for weeks and stay small. */
const MAX_CALLS = 20_000;

/** Keeps every call in order, and notifies listeners. */
export class Journal {
  readonly added = new Signal<Call>();
  #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > 2 * MAX_CALLS) this.#calls = this.#calls.slice(-MAX_CALLS);
    this.added.emit(call);
  }

  /** Oldest first; without `method` everything except polls. */
  calls(method?: string): readonly Call[] {
    return this.#calls.filter((call) =>
      method === undefined ? call.method !== 'getUpdates' : call.method === method,
    );
  }

  /** The calls that Telegram would have refused, not counting ordered failures. */
  refusals(): readonly Call[] {
    return this.#calls.filter((call) => call.refusal !== undefined && call.fault === undefined);
  }

  clear(): void {
    this.#calls = [];
  }
}
