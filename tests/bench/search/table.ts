/** The tables that the search bench prints. */

/** What was measured, for P and for ours; `NaN` for P: it has nothing like it. */
export type Row = {
  readonly what: string;
  readonly plain: number;
  readonly ours: number;
  readonly wanted: string;
};

/** One Markdown table with the ratio of the two. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n| ${title} | P | ours | ours ÷ P | wanted |\n| --- | --- | --- | --- | --- |`);
  for (const { what, plain, ours, wanted } of rows) {
    const cells = [what, plain.toFixed(3), ours.toFixed(3), (ours / plain).toFixed(3), wanted].map(
      (cell) => cell.replace('NaN', '–'),
    );
    console.log(`| ${cells.join(' | ')} |`);
  }
}
