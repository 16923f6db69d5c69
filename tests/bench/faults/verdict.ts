/** What a fault test found, and how it is told in one line. */

export type Verdict = {
  /** The row of the table in docs/faults.md. */
  readonly row: string;
  readonly what: string;
  /** What the run was made of, scale included. */
  readonly counts: string;
  readonly lost: number;
  readonly duplicates: number;
  /** Duplicates that the row allows: what was in flight. */
  readonly allowedDuplicates: number;
  readonly outOfOrder: number;
  /** The longest of the run; `undefined`: the row is about something else. */
  readonly recoveryMs: number | undefined;
  /** Figures of the row's own. */
  readonly found: string;
  readonly target: string;
  /** Whether the figures of the row's own and the recovery meet the target. */
  readonly isReached: boolean;
};

/** Nothing is lost, nothing comes too often or out of order, and the row's own target is met. */
export function isReached(verdict: Verdict): boolean {
  return (
    verdict.isReached &&
    verdict.lost === 0 &&
    verdict.duplicates <= verdict.allowedDuplicates &&
    verdict.outOfOrder === 0
  );
}

/** One line for a terminal. */
export function describeVerdict(verdict: Verdict): string {
  const { row, what, counts, lost, duplicates, allowedDuplicates, outOfOrder } = verdict;
  const recovery =
    verdict.recoveryMs === undefined ? [] : [`recovery ${Math.round(verdict.recoveryMs)} ms`];
  return [
    `${row.padStart(3)} ${what} (${counts})`,
    `lost ${lost}`,
    `duplicates ${duplicates} of at most ${allowedDuplicates}`,
    `out of order ${outOfOrder}`,
    ...recovery,
    ...(verdict.found === '' ? [] : [verdict.found]),
    `target: ${verdict.target}`,
    isReached(verdict) ? 'reached' : 'MISSED',
  ].join('; ');
}
