/** Where a command writes: results on stdout, everything else on stderr. */
export type Terminal = {
  /** One line of result. Waits when the reader is slower. */
  print(line: string): Promise<void>;
  /** One line beside the result. */
  note(line: string): void;
  /** stderr is a terminal: progress may be drawn on it. */
  readonly isInteractive: boolean;
  readonly errorStream: NodeJS.WriteStream;
};

/** A closed stdout (`| head`) ends the process quietly. */
export function createTerminal(output: NodeJS.WriteStream, errors: NodeJS.WriteStream): Terminal {
  // A reader that stops early (`| head`) is no fault.
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
 * Articles and file names come from strangers, and their control characters would be orders to the
 * terminal. They are written as JSON writes them, so that JSON stays what it is.
 */
function harmless(line: string): string {
  return line.replace(
    /[\x00-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
