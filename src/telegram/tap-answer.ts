/** Answers one tap exactly once, and soon: until then the person's button spins. */

/** The one answer to a tap. */
export type TapAnswer = {
  /** `true` when this was the answer; `false` when the tap had been answered. */
  give(notice: string | undefined): boolean;
};

/** Work that takes longer is answered without a notice first. */
const ANSWER_AFTER_MS = 1_000;

/** An answer that is given by `send` at the first `give`, or empty after a second. */
export function createTapAnswer(send: (notice: string | undefined) => void): TapAnswer {
  let isGiven = false;
  const give = (notice: string | undefined): boolean => {
    if (isGiven) return false;
    isGiven = true;
    clearTimeout(timer);
    send(notice);
    return true;
  };
  const timer = setTimeout(() => give(undefined), ANSWER_AFTER_MS);
  return { give };
}
