/** Where a command writes: results on stdout, everything else on stderr. */
export type Terminal = {
  /** Prints one line of the result. Waits when the consumer is slower. */
  print(line: string): Promise<void>;
  /** Prints one line beside the result. */
  note(line: string): void;
  /** stderr is a terminal, so progress may be drawn on it. */
  readonly isInteractive: boolean;
  readonly errorStream: NodeJS.WriteStream;
};

/** A closed stdout (`| head`) ends the process quietly. */
export function createTerminal(output: NodeJS.WriteStream, errors: NodeJS.WriteStream): Terminal {
  // A consumer that stops early (`| head`) is not an error.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    print: (line) =>
      new Promise((resolve) => {
        if (output.write(`${harmless(line)}\n`)) resolve();
        else output.once('drain', () => resolve());
      }),
    note: (line) => void errors.write(`${harmless(line)}\n`),
    isInteractive: errors.isTTY === true,
    errorStream: errors,
  };
}

/**
 * Articles and file names come from strangers, and a terminal would obey their control characters.
 * They are escaped as in JSON, so that JSON output stays valid.
 */
function harmless(line: string): string {
  return line.replace(
    /[\x00-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
