/**
 * Where the program tells its operator what it is doing; pino's loggers fit. Never anything that
 * readers wrote.
 */
export type Log = {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  /** `details.err` is written with its causes. */
  error(details: object, message: string): void;
};
