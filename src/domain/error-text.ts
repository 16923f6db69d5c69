/** What an error of any kind says, worded for a sentence or the log. */

/** The code from the system or SQLite, such as `ENOENT`; `undefined` when the error has none. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The error's message; for anything else that was thrown, its text. */
export function errorMessage(error: unknown): string {
  // A host with several addresses, none of which answers: Node leaves the message empty.
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(errorMessage).join(', ');
  if (error instanceof Error) return error.message;
  // A library's error becomes a plain object when it crosses threads.
  const isLike = typeof error === 'object' && error !== null && 'message' in error;
  return String(isLike ? error.message : error);
}
