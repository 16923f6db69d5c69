/** What an error of any kind says, for a sentence or the log. */

/** The system's or SQLite's code, such as `ENOENT`; `undefined` when the error has none. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The error's message; what else was thrown, as text. */
export function errorMessage(error: unknown): string {
  // A name with several addresses, none of which answers: the message is empty.
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(errorMessage).join(', ');
  if (error instanceof Error) return error.message;
  // A library's error that crossed a thread is a plain object.
  const isLike = typeof error === 'object' && error !== null && 'message' in error;
  return String(isLike ? error.message : error);
}
