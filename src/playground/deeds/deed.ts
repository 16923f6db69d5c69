/** One deed: who does it, where, and with what. */
import type { Seat } from '../cast.js';
import type { Person } from '../person.js';
import type { Message } from '../telegram.js';

/** What the page asks for. */
export type Deed = Seat & {
  readonly person: Person;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The message that `messageId` names. */
  readonly message: Message | undefined;
  /** The topic of a forum. */
  readonly threadId?: number;
};

/** Deeds by name and their results; `undefined`: the deed makes no sense here. */
export type DeedTable = Readonly<Record<string, (deed: Deed) => unknown>>;
