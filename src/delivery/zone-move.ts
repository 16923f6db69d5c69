/** Digests follow the newsroom's clock, even after its time zone was changed. */
import type { Clock } from '../domain/clock.js';
import { moveDigest } from '../domain/digest-time.js';
import type { DigestStore } from '../domain/digest.js';
import type { Log } from '../domain/log.js';

/** Must be called before digests are planned; chats with a zone of their own keep their times. */
export async function followNewsroomZone(
  digests: DigestStore,
  newsroomZone: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const now = clock.now();
  const chats = await digests.followZone(newsroomZone, (digest, from) =>
    moveDigest(digest, { from, to: newsroomZone }, now),
  );
  if (chats > 0) log.info({ chats, timeZone: newsroomZone }, 'Digests now follow the new TIMEZONE');
}
