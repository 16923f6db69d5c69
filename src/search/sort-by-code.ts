/** Sorts numbers that carry a value each; equal ones keep their order. */

const DIGIT_BITS = 11;
const PASSES = 3;

/**
 * A radix sort from the lowest digit (Knuth, The Art of Computer Programming 3, 5.2.5). The
 * arguments are overwritten.
 */
export function sortByCode(codes: Uint32Array, values: Uint32Array): Columns {
  let from: Columns = { codes, values };
  let to: Columns = { codes: new Uint32Array(codes.length), values: new Uint32Array(codes.length) };
  for (let pass = 0; pass < PASSES; pass += 1) {
    scatter(from, to, pass * DIGIT_BITS);
    [from, to] = [to, from];
  }
  return from;
}

/** Pairs of a code and a value at the same index. */
export type Columns = { readonly codes: Uint32Array; readonly values: Uint32Array };

function scatter(from: Columns, to: Columns, shift: number): void {
  const mask = 2 ** DIGIT_BITS - 1;
  const starts = new Uint32Array(2 ** DIGIT_BITS + 1);
  for (const code of from.codes) {
    const digit = (code >>> shift) & mask;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit <= mask; digit += 1) {
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  }
  for (let index = 0; index < from.codes.length; index += 1) {
    const code = from.codes[index] ?? 0;
    const digit = (code >>> shift) & mask;
    const place = starts[digit] ?? 0;
    starts[digit] = place + 1;
    to.codes[place] = code;
    to.values[place] = from.values[index] ?? 0;
  }
}
