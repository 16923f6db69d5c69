/** Names that words cannot tell apart: C++ and C# are both the word `c`. */

/** Signs that searches are not made of, beside those that join words or belong to the query language. */
const SIGN = /[^\p{L}\p{N}\p{M}\s.'’&_:："“”「」#＃-]|[\p{L}\p{N}][#＃]/u;

/** Only the topic of that name, if there is one, is what somebody means by it. */
export function hasSign(text: string): boolean {
  return SIGN.test(text);
}
