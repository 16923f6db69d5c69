/** A progress bar on stderr, on a terminal; silent elsewhere. */
import cliProgress from 'cli-progress';
import type { Terminal } from './terminal.js';

/** How far the work is. */
export type Progress = {
  update(done: number, total: number): void;
  end(): void;
};

/** Below this a bar would only flicker. */
const MIN_STEPS = 200;

/** Draws nothing before the first `update`, nor for little work. */
export function createProgress(terminal: Terminal, title: string): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${title} {bar} {percentage}% · {value}/{total} · {eta_formatted}`,
    stream: terminal.errorStream,
    hideCursor: true,
    clearOnComplete: true,
  });
  let isDrawn = false;
  return {
    update(done, total) {
      if (!terminal.isInteractive || total < MIN_STEPS) return;
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
