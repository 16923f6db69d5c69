/** A log for tests that look at something else. */
import type { Log } from '../../src/domain/log.js';

const nothing = () => undefined;

export const quietLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
