/** Splits long lists into pieces that fit into a statement. */

/** The rows in pieces of at most `size`. */
export function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
