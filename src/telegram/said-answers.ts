/** Remembers which message answers which, so that an edited message gets its answer edited. */
import { createRecentCache } from '../domain/recent-cache.js';
import { shortHash } from '../domain/short-hash.js';
import type { Said } from './incoming.js';
import type { Changeable } from './speaker.js';

/** Only the most recent answers are kept; without one, the answer to an edit is a new message. */
export type SaidAnswers = {
  /** This message was already answered with the same words in it. */
  isAnswered(said: Said): boolean;
  /** The message that answers it; `undefined`: none, or forgotten. */
  get(said: Said): Changeable | undefined;
  /** `answer` left out: the answer cannot be edited. */
  remember(said: Said, answer?: Changeable): void;
};

const MAX_ANSWERS = 2_000;
const HASH_CHARS = 22;

/** Remembers nothing yet. */
export function createSaidAnswers(): SaidAnswers {
  const answers = createRecentCache<{ words: string; answer: Changeable | undefined }>(MAX_ANSWERS);

  return {
    isAnswered: (said) => answers.get(keyOf(said))?.words === wordsOf(said),
    get: (said) => answers.get(keyOf(said))?.answer,
    remember: (said, answer) => {
      answers.set(keyOf(said), { words: wordsOf(said), answer });
    },
  };
}

function keyOf({ to, saidId }: Said): string {
  return `${to.chatId} ${saidId ?? ''}`;
}

function wordsOf({ command, via }: Said): string {
  return shortHash(JSON.stringify([command, via]), HASH_CHARS);
}
