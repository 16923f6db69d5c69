/** Dates in a query: a year, a month or a day, as people write them. */

/** The first and last day that a date covers, `YYYY-MM-DD`. */
export type DayRange = { readonly first: string; readonly last: string };

/** `2019`, `2019-6`, `2019/06/09`, `20190609`, `2019年6月9日`; `undefined` when it is not a date. */
export function parseDayRange(text: string): DayRange | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const year = match[1] ?? '';
  const month = match[2] ?? match[4];
  const day = match[3] ?? match[5];
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const lastDay = daysIn(Number(year), Number(month));
  if (lastDay === undefined || Number(day ?? 1) < 1 || Number(day ?? 1) > lastDay) return undefined;
  const start = `${year}-${month.padStart(2, '0')}`;
  return {
    first: `${start}-${(day ?? '1').padStart(2, '0')}`,
    last: `${start}-${(day ?? String(lastDay)).padStart(2, '0')}`,
  };
}

const DATE = /^(\d{4})年?(?:[-/.年]?(\d{1,2})月?(?:[-/.月]?(\d{1,2})[日号]?)?|(\d{2})(\d{2}))?$/u;

/** `undefined`: there is no such month. */
function daysIn(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
