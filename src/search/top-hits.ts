/** The best of many, without sorting them all. */

/** The indexes of the `count` highest keys, highest first; among equals the later one first. */
export function topPlaces(keys: Float64Array | Uint8Array, count: number): number[] {
  const heap: number[] = [];
  if (count <= 0) return heap;
  const isWorse = (one: number, other: number): boolean =>
    (keys[one] ?? 0) < (keys[other] ?? 0) ||
    ((keys[one] ?? 0) === (keys[other] ?? 0) && one < other);

  for (let place = 0; place < keys.length; place += 1) {
    if (heap.length < count) {
      heap.push(place);
      rise(heap, isWorse);
    } else if (isWorse(heap[0] ?? 0, place)) {
      heap[0] = place;
      sink(heap, isWorse);
    }
  }
  return heap.sort((one, other) => (isWorse(one, other) ? 1 : -1));
}

type IsWorse = (one: number, other: number) => boolean;

/** The worst is on top, next to be dropped. */
function rise(heap: number[], isWorse: IsWorse): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(heap[at] ?? 0, heap[parent] ?? 0)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: number[], isWorse: IsWorse): void {
  let at = 0;
  for (;;) {
    const left = at * 2 + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const worse = right < heap.length && isWorse(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
    if (!isWorse(heap[worse] ?? 0, heap[at] ?? 0)) return;
    swap(heap, at, worse);
    at = worse;
  }
}

function swap(heap: number[], one: number, other: number): void {
  const kept = heap[one] ?? 0;
  heap[one] = heap[other] ?? 0;
  heap[other] = kept;
}
