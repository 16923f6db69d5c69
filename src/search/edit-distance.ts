/** How many typing slips two words are apart. */

/**
 * Letters left out, added, changed or swapped with their neighbour; `undefined` above `most`.
 * Optimal string alignment (Damerau, "A technique for computer detection and correction of spelling
 * errors", 1964), abandoned as soon as a row exceeds `most`.
 */
export function editDistance(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isEqual = one[row - 1] === other[column - 1];
      let best = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (isEqual ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        best = Math.min(best, at(beforeLast, column - 2) + 1);
      }
      next.push(best);
    }
    if (Math.min(...next) > most) return undefined;
    [beforeLast, last] = [last, next];
  }
  const distance = at(last, other.length);
  return distance > most ? undefined : distance;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
