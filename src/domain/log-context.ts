/** Attaches details to every log line of a piece of work, through everything it awaits. */
import { AsyncLocalStorage } from 'node:async_hooks';

const contexts = new AsyncLocalStorage<Readonly<Record<string, unknown>>>();

/** Runs the work; everything logged meanwhile carries these details. */
export function withLogContext<T>(details: Readonly<Record<string, unknown>>, work: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...details }, work);
}

/** The details of the current work; empty outside of any. */
export function logContext(): Readonly<Record<string, unknown>> {
  return contexts.getStore() ?? {};
}
