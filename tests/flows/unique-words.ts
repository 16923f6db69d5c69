/** Words for many articles at once. */

/** Eight words that no other number has, so that no two articles look like versions of one. */
export function uniqueWords(number: number): string {
  const words = Array.from({ length: 8 }, (_, index) =>
    ((number * 7919 + index * 104_729) % 1_679_616).toString(36),
  );
  return words.join(' ');
}
