/**
 * A command is what a reader asks for. A button holds a command as if somebody had typed it: a name
 * and words, with a page and the way back.
 */
export type Command = {
  /** Without the slash, lower case: `search`. */
  readonly name: string;
  /** The words after the name, trimmed; may be empty. */
  readonly args: string;
  /** Counts from 1. */
  readonly page: number;
  /** The command to go back to, as `formatCommand` writes it. */
  readonly from: string | undefined;
};

/** A command that was typed: page 1, no way back. */
export function createCommand(name: string, args = ''): Command {
  return { name, args, page: 1, from: undefined };
}

const SEPARATOR = '\u001f';

/**
 * One line for a button's callback data: name, page, words, way back. Empty parts at the end are
 * left out.
 */
export function formatCommand(command: {
  name: string;
  args?: string;
  page?: number;
  from?: string | undefined;
}): string {
  const page = command.page === undefined || command.page === 1 ? '' : String(command.page);
  const parts = [command.name, page, command.args ?? '', command.from ?? ''];
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.join(SEPARATOR);
}

/** Reads what `formatCommand` wrote; `undefined` for anything else. */
export function parseCommand(text: string): Command | undefined {
  const [name = '', page = '', args = '', ...from] = text.split(SEPARATOR);
  if (!/^[a-z]{1,32}$/.test(name) || !/^(?:[1-9]\d{0,5})?$/.test(page)) return undefined;
  const way = from.join(SEPARATOR);
  return { name, args, page: page === '' ? 1 : Number(page), from: way === '' ? undefined : way };
}
