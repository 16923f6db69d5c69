/** English names of months, as people write them. */

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];
const MIN_LETTERS = 3;

/** The number of `June`, `jun` or `Sept`, from 1; `undefined`: no month has this name. */
export function englishMonth(name: string): number | undefined {
  if (name.length < MIN_LETTERS) return undefined;
  const place = MONTHS.findIndex((month) => month.startsWith(name.toLowerCase()));
  return place === -1 ? undefined : place + 1;
}
