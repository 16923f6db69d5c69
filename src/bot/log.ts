/** Where the bot writes what went wrong; pino's loggers fit. Never the words of a search. */
export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};
