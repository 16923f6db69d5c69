/** One thing that the doctor looked at. */

/** `message` says what was found, and what to do where it is not `ok`. */
export type Check = { readonly name: string; readonly ok: boolean; readonly message: string };

/** A check that found what is wanted. */
export function fine(name: string, message: string): Check {
  return { name, ok: true, message };
}

/** A check that found a fault. */
export function wrong(name: string, message: string): Check {
  return { name, ok: false, message };
}
