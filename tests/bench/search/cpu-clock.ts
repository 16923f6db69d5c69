/** Times work by the CPU it takes: on a busy machine the clock on the wall tells of the neighbours. */

/** Milliseconds of CPU that `work` took, its garbage collection included. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
