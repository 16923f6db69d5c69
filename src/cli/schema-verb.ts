/**
 * `paperboy schema`: the steps of the store's tables, and the way back for running an older
 * paperboy.
 */
import { errorMessage } from '../domain/error-text.js';
import { migrate, stepsOf } from '../storage/migrations.js';
import { openAlone, openBeside, storePlace } from '../storage/store-place.js';
import { DONE, WRONG_USE, type CommandLine, type ExitCode } from './command-line.js';

/** Prints the steps and which of them the store has; with `to`, takes it there first. */
export async function schemaVerb(
  { config, terminal, json }: CommandLine,
  to: string | undefined,
): Promise<ExitCode> {
  const place = storePlace(config.STORE_URL, config.DATA_DIR);
  const refuse = (why: string): ExitCode => {
    terminal.note(`Cannot read the steps of the store: "${place.shown}" ${why}`);
    return WRONG_USE;
  };
  const store = await (to === undefined ? openBeside(place) : openAlone(place, 'there'));
  if (typeof store === 'string') return refuse(store);
  try {
    const { db, dialect } = store;
    const known = (await stepsOf(db, dialect)).filter(({ isKnown }) => isKnown);
    if (to !== undefined && !known.some(({ name }) => name === to))
      return refuse(
        `has no step "${to}"; choose one of ${known.map(({ name }) => name).join(', ')}`,
      );
    if (to !== undefined) await migrate(db, dialect, to);
    for (const step of await stepsOf(db, dialect))
      await terminal.print(json ? JSON.stringify(step) : `${step.isDone ? '✓' : '·'} ${step.name}`);
    return DONE;
  } catch (error) {
    return refuse(`stays as it was: ${errorMessage(error)}`);
  } finally {
    await store.close();
  }
}
