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
        if (output.write(`${line}\n`)) resolve();
        else output.once('drain', () => resolve());
      }),
    note: (line) => void errors.write(`${line}\n`),
    isInteractive: errors.isTTY === true,
    errorStream: errors,
  };
}
