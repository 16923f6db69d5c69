/**
 * Shows the progress of long work on stderr: a bar on a terminal, a line from time to time
 * elsewhere.
 */
import cliProgress from 'cli-progress';
import type { Terminal } from './terminal.js';

/** The progress of some work. */
export type Progress = {
  update(done: number, total: number): void;
  end(): void;
};

/** With fewer steps, a bar would only flicker. */
const MIN_STEPS = 200;

/** In a log, so that nobody thinks the program is stuck. */
const LINE_EVERY_MS = 10_000;

/**
 * Shows nothing before the first `update`, nor for small work. `now`: milliseconds of a monotonic
 * clock.
 */
export function createProgress(
  terminal: Terminal,
  title: string,
  now: () => number = () => performance.now(),
): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {percentage}% · {value}/{total} · {eta_formatted}`,
    stream: terminal.errorStream,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isDrawn = false;
  let saidAt = now();
  const say = (done: number, total: number) => {
    if (now() - saidAt < LINE_EVERY_MS) return;
    saidAt = now();
    terminal.note(`${title}: ${done} of ${total}`);
  };
  return {
    update(done, total) {
      if (total < MIN_STEPS) return;
      if (!terminal.isInteractive) return say(done, total);
      if (!isDrawn) bar.start(total, done);
      isDrawn = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end() {
      if (isDrawn) bar.stop();
      isDrawn = false;
    },
  };
}
