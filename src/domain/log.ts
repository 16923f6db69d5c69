/** Where the program says what it does, for the person who runs it; pino's loggers fit. Never what readers wrote. */
export type Log = {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  /** `details.err` is written with its causes. */
  error(details: object, message: string): void;
};
