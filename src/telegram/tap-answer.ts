/** Answers each tap exactly once, and soon: until then the person's button spins. */

/** The one answer to a tap. */
export type TapAnswer = {
  /** `true` if this became the answer; `false` if the tap was already answered. */
  give(notice: string | undefined): boolean;
};

/** If the work takes longer, the tap is first answered without a notice. */
const ANSWER_AFTER_MS = 1_000;

/** Calls `send` at the first `give`, or without a notice after a second. */
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
