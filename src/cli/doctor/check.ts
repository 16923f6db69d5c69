/** One thing that the doctor checked. */
import { errorMessage } from '../../domain/error-text.js';

/** `message` says what was found, and what to do if it is not `ok`. */
export type Check = { readonly name: string; readonly ok: boolean; readonly message: string };

/** A check that found everything in order. */
export function fine(name: string, message: string): Check {
  return { name, ok: true, message };
}

/** A check that found a fault. */
export function wrong(name: string, message: string): Check {
  return { name, ok: false, message };
}

/** Another user's files may be inaccessible one by one: an error during a check is its finding. */
export async function lookedAt(name: string, check: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch (error) {
    return wrong(
      name,
      `cannot be checked: ${errorMessage(error)}; let this user read the files in DATA_DIR, or run paperboy as the one they belong to`,
    );
  }
}
