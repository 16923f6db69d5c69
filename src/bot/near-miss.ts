/** Finds the word that somebody meant to type. */

/**
 * The one known word that is a typing slip away: a letter missing, added, changed or two swapped
 * (Damerau 1964); two slips from six letters on. `undefined`: none, or several.
 */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  const limit = typed.length >= 6 ? 2 : 1;
  const near = known
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ slips }) => slips <= limit)
    .sort((a, b) => a.slips - b.slips);
  const [best, next] = near;
  return best !== undefined && best.slips !== next?.slips ? best.word : undefined;
}

/** How many slips two words are apart; 3 stands for anything above two. */
export function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const slips = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + change,
        isSwap ? at(row - 2, column - 2) + 1 : Infinity,
      );
      rows[row]?.push(slips);
    }
  }
  return at(a.length, b.length);
}
