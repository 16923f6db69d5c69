/** What separates two sentences that are joined. */

const NEEDS_NO_SPACE = /[\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$/;

/** A space, or nothing after Chinese, after a space, or at the beginning. */
export function gapAfter(text: string | undefined): '' | ' ' {
  return text === undefined || NEEDS_NO_SPACE.test(text) ? '' : ' ';
}
