/** The message that a mailbox's items turn into. */
import type { Composer } from '../domain/composer.js';
import type { Message } from '../domain/message.js';
import type { Item, Outbox, SentMessage } from '../domain/outbox.js';
import type { Subscriber } from '../domain/subscriber.js';

/** What composing letters needs. */
export type LetterParts = {
  readonly outbox: Pick<Outbox, 'sentMessage'>;
  readonly composer: Composer;
};

/** A message and the items it is made of. */
export type Letter = {
  readonly items: readonly Item[];
  readonly message: Message;
  /** The message to be edited; `undefined`: send a new one. */
  readonly edits: SentMessage | undefined;
};

/** The message as of now; `undefined`: there is nothing to say any more. */
export async function composeLetter(
  to: Subscriber,
  items: readonly Item[],
  { outbox, composer }: LetterParts,
): Promise<Letter | undefined> {
  const [first] = items;
  if (first === undefined) return undefined;
  if (first.kind === 'digest') {
    const late = items.filter(({ kind }) => kind === 'late').map(({ ref }) => Number(ref));
    const message = await composer.digest(to, first.createdAt, late);
    return message === undefined ? undefined : { items, message, edits: undefined };
  }
  if (first.kind === 'broadcast') {
    const message = await composer.broadcast(Number(first.ref));
    return message === undefined ? undefined : { items, message, edits: undefined };
  }
  const edits =
    first.kind === 'edit' ? await outbox.sentMessage(to.id, Number(first.ref)) : undefined;
  if (first.kind === 'edit' && edits === undefined) return undefined;
  const batchIds = edits?.batchIds ?? items.map(({ ref }) => Number(ref));
  const range = { first: Math.min(...batchIds), last: Math.max(...batchIds) };
  const message = await composer.alert(to, range);
  return message === undefined ? undefined : { items, message, edits };
}
