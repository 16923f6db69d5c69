/** Counts how often a method of a class is called. */

/** The calls of all its objects from now on; the returned function tells how many there were since it was last asked. */
export function countCalls(of: object, method: string): () => number {
  const call = Reflect.get(of, method) as (...args: unknown[]) => unknown;
  let count = 0;
  Reflect.set(of, method, function (this: unknown, ...args: unknown[]) {
    count += 1;
    return Reflect.apply(call, this, args);
  });
  return () => {
    const counted = count;
    count = 0;
    return counted;
  };
}
