/** How busy the machine was, so that a figure can be told from a lack of processors. */
import { cpus } from 'node:os';

/** What the processors have done since a moment. */
export type CpuWatch = {
  /** Since the watch was made: of all processors together, and by this process of one processor; 0–1. */
  share(): { readonly all: number; readonly own: number };
};

/** Watches from now on. */
export function createCpuWatch(): CpuWatch {
  const [before, own, startedAt] = [total(), process.cpuUsage(), performance.now()];
  return {
    share() {
      const now = total();
      const { user, system } = process.cpuUsage(own);
      const passed = now.all - before.all;
      return {
        all: passed === 0 ? 0 : 1 - (now.idle - before.idle) / passed,
        own: (user + system) / 1_000 / (performance.now() - startedAt),
      };
    },
  };
}

function total(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (values: readonly number[]) => values.reduce((one, other) => one + other, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap((one) => Object.values(one))),
  };
}
