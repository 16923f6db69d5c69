/** Shows the progress of a broadcast in the message from which it was sent. */
import type { BroadcastStore } from '../domain/broadcast.js';
import type { ProgressMessage, ProgressStore } from '../domain/broadcast-progress.js';
import type { Clock } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import type { Log } from '../domain/log.js';
import type { Messenger } from '../domain/message.js';
import { shortHash } from '../domain/short-hash.js';
import { broadcastProgressView, isOver, type Progress } from '../views/broadcast-view.js';
import type { Texts } from '../views/texts.js';

/** What showing progress needs. */
export type ProgressParts = {
  readonly progress: ProgressStore;
  readonly broadcasts: Pick<BroadcastStore, 'get' | 'waiting'>;
  readonly messenger: Pick<Messenger, 'edit'>;
  readonly texts: (language: Language) => Texts;
  readonly clock: Clock;
  readonly log: Log;
};

/** Telegram allows 20 messages and edits a minute in one group. */
const CHANGE_EVERY_MS = 4_000;
/** Counting the waiting mailboxes of a large broadcast takes a moment, and sending takes hours. */
const CHANGE_OF_MANY_EVERY_MS = 60_000;
const MANY = 10_000;

/** Edits every message that is due; those that have shown the final state are dropped. */
export async function showProgress(parts: ProgressParts): Promise<void> {
  const { progress, broadcasts, clock } = parts;
  for (;;) {
    const now = clock.now();
    const message = await progress.claim(now, now + CHANGE_EVERY_MS);
    if (message === undefined) return;
    const broadcast = await broadcasts.get(message.broadcastId);
    if (broadcast === undefined) await progress.end(message);
    else
      await change(message, { broadcast, waiting: await broadcasts.waiting(broadcast.id) }, parts);
  }
}

async function change(
  message: ProgressMessage,
  now: Progress,
  { progress, messenger, texts, clock, log }: ProgressParts,
): Promise<void> {
  const view = broadcastProgressView(now, texts(message.language));
  const shows = shortHash(view.html);
  const result =
    shows === message.shows
      ? ({ kind: 'sent' } as const)
      : await messenger.edit(message.chatId, message.messageId, view);
  const restMs = now.waiting > MANY ? CHANGE_OF_MANY_EVERY_MS : CHANGE_EVERY_MS;
  switch (result.kind) {
    case 'sent':
      if (isOver(now)) return progress.end(message);
      return progress.note({ ...message, shows }, clock.now() + restMs);
    case 'retry-after':
      return progress.note(message, clock.now() + result.seconds * 1_000);
    case 'unavailable':
    case 'unknown':
      return;
    case 'unreachable':
    case 'moved':
    case 'rejected':
      log.warn({ outcome: result.kind }, 'Cannot show how far a broadcast has come');
      return progress.end(message);
  }
}
