/** Whose work the lines of the log belong to, through everything that the work awaits. */
import { AsyncLocalStorage } from 'node:async_hooks';

const contexts = new AsyncLocalStorage<Readonly<Record<string, unknown>>>();

/** Does the work; what is logged meanwhile carries these details. */
export function withLogContext<T>(details: Readonly<Record<string, unknown>>, work: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...details }, work);
}

/** The details of the work under way; empty outside of any. */
export function logContext(): Readonly<Record<string, unknown>> {
  return contexts.getStore() ?? {};
}
