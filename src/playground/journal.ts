/** Every call the bot has made, with what came of it. */
import { Signal } from './signal.js';
import type { Fault } from './faults.js';
import type { Refusal } from './refusal.js';

/** A call and its answer. */
export type Call = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970, by the playground's clock. */
  readonly at: number;
  /** What was answered; `undefined` for a refused or faulty call. */
  readonly result: unknown;
  readonly refusal: Refusal | undefined;
  readonly fault: Fault | undefined;
};

/** Old calls are forgotten, so that a playground that runs for weeks stays small. */
const MAX_CALLS = 20_000;

/** Keeps every call in order, and tells who listens. */
export class Journal {
  readonly added = new Signal<Call>();
  #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > 2 * MAX_CALLS) this.#calls = this.#calls.slice(-MAX_CALLS);
    this.added.emit(call);
  }

  /** Oldest first; without `method` all but the polling. */
  calls(method?: string): readonly Call[] {
    return this.#calls.filter((call) =>
      method === undefined ? call.method !== 'getUpdates' : call.method === method,
    );
  }

  /** The calls that Telegram would have refused; ordered faults are not among them. */
  refusals(): readonly Call[] {
    return this.#calls.filter((call) => call.refusal !== undefined && call.fault === undefined);
  }

  clear(): void {
    this.#calls = [];
  }
}
