/** What stands between two sentences that are put one after the other. */

const NEEDS_NO_SPACE = /[\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$/;

/** A space, or nothing after Chinese, after a space, or where no text stands before. */
export function gapAfter(text: string | undefined): '' | ' ' {
  return text === undefined || NEEDS_NO_SPACE.test(text) ? '' : ' ';
}
