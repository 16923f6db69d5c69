/** Tells the people who run the bot when something is wrong, at most once a day. */
import type { Library } from '../content/library.js';
import type { Clock } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { Messenger } from '../domain/message.js';
import type { Outbox } from '../domain/outbox.js';
import type { SubscriberStore } from '../domain/subscriber.js';
import { type NoteStore, troublesOf } from '../domain/trouble.js';
import { localDay } from '../domain/zone-time.js';
import { adminNoteView } from '../views/admin-note-view.js';
import type { Texts } from '../views/texts.js';

/** What the note needs. */
export type AdminNoteParts = {
  readonly adminIds: readonly number[];
  readonly library: Pick<Library, 'problems'>;
  readonly outbox: Pick<Outbox, 'backlog'>;
  readonly notes: NoteStore;
  readonly subscribers: Pick<SubscriberStore, 'get'>;
  readonly messenger: Messenger;
  readonly texts: (language: Language) => Texts;
  readonly defaultLanguage: Language;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Free space on the disk of the data folder; `undefined`: unknown. */
  readonly freeBytes: () => Promise<number | undefined>;
};

const DAY_MS = 24 * 3_600_000;

/** Checks once, and writes to every admin if something is wrong and no note was sent today. */
export async function noteTroubles(parts: AdminNoteParts): Promise<void> {
  const { adminIds, notes, clock, timeZone } = parts;
  if (adminIds.length === 0) return;
  const now = clock.now();
  const last = await notes.last();
  if (last !== undefined && localDay(last.at, timeZone) === localDay(now, timeZone)) return;
  const { pending, oldestDueAt } = await parts.outbox.backlog();
  const { total: problems } = await parts.library.problems({ offset: 0, limit: 0 });
  const state = {
    dead: await notes.deadSince(Math.max(last?.at ?? 0, now - DAY_MS)),
    pending,
    oldestDueAt,
    problems,
    knownProblems: last?.problems,
    freeBytes: await parts.freeBytes(),
  };
  const troubles = troublesOf(state, now);
  if (troubles.length === 0 || !(await notes.take(last?.at, now, problems))) return;
  for (const chatId of adminIds) {
    const admin = await parts.subscribers.get(chatId);
    const texts = parts.texts(admin?.language ?? parts.defaultLanguage);
    const to = { chatId, threadId: undefined, isSilent: admin?.isSilent ?? false };
    const { kind } = await parts.messenger.send(to, adminNoteView(troubles, texts));
    if (kind !== 'sent') parts.log.warn({ outcome: kind }, 'Cannot tell an admin what is wrong');
  }
}
