/** The processor time that processes have used, however busy the machine is with others. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own clock (proc_pid_stat(5), sysconf(3)). */
const TICK_MS = 10;
/** The fields that follow the name in parentheses, counted from the state of the process. */
const PARENT = 1;
const TIMES = { own: [11, 12], ofEndedChildren: [13, 14] } as const;

/** Milliseconds of a process, of its children that live, and of those that it has seen the end of. */
export function treeTimeMs(pid: number): number {
  const all = allProcesses();
  const own = all.get(pid);
  if (own === undefined) return 0;
  const children = [...all].filter(([, fields]) => Number(fields[PARENT]) === pid);
  return (
    sum(own, [...TIMES.own, ...TIMES.ofEndedChildren]) +
    children.reduce((ms, [, fields]) => ms + sum(fields, TIMES.own), 0)
  );
}

function allProcesses(): ReadonlyMap<number, readonly string[]> {
  return new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const fields = fieldsOf(name);
        return fields === undefined ? [] : [[Number(name), fields] as const];
      }),
  );
}

/** `undefined`: the process ended meanwhile. */
function fieldsOf(pid: string): readonly string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function sum(fields: readonly string[], places: readonly number[]): number {
  return places.reduce((ms, place) => ms + Number(fields[place]) * TICK_MS, 0);
}
