/**
 * Distinguishes a database that is away from a query that is wrong, and logs once that it went and
 * came back.
 */
import type { Clock, Instant } from '../domain/clock.js';
import { errorCode, errorMessage } from '../domain/error-text.js';
import type { Log } from '../domain/log.js';
import { StoreAway } from '../domain/store-away.js';

/** Is told how each use of the database ended. */
export type StoreWatch = {
  /** From now on, logs when the store goes away and comes back. */
  begin(log: Log, clock: Clock): void;
  /**
   * How often the store has come back: connections from before that may be dead without anybody
   * knowing.
   */
  comebacks(): number;
  /**
   * Returns what to throw: `StoreAway`, or the error itself if the query is to blame. `comebacks`
   * is the count when the connection was taken: one cut by an earlier outage says nothing about the
   * store now.
   */
  failed(error: unknown, comebacks?: number): unknown;
  /** `isWritten`: a change was safely stored. */
  worked(use: { readonly isWritten: boolean }): void;
};

/**
 * Between large changes, a full disk accepts small ones: the store counts as back only after this
 * long without an error.
 */
const SOUND_MS = 2_000;
/** The system's codes for a server that cannot be reached. */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Connections, resources, shut down, recovering (PostgreSQL, "Error Codes"). */
const SERVER_AWAY = /^(08...|53...|57P0[1-5]|25006)$/;
/** Errors of node-postgres that have no code. */
const CONNECTION_LOST =
  /^Connection terminated|not queryable|timeout exceeded when trying to connect/;
/** SQLite, "Result Codes": the query is not to blame. */
const DISK_AWAY = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/;

/** A watch that logs nothing until it begins. */
export function createStoreWatch(): StoreWatch {
  let ears: { readonly log: Log; readonly clock: Clock } | undefined;
  let away: 'unreachable' | 'unwritable' | undefined;
  let failedAt: Instant = 0;
  let returned = 0;

  return {
    begin(log, clock) {
      ears = { log, clock };
    },

    comebacks: () => returned,

    failed(error, comebacks = returned) {
      const kind = kindOf(error);
      if (kind === undefined) return error;
      const reason = errorMessage(error);
      if (away === undefined && comebacks < returned)
        return new StoreAway(reason, { cause: error });
      if (away === undefined)
        ears?.log.error({ reason }, 'The store is away; writing waits for it');
      away ??= kind;
      failedAt = ears?.clock.now() ?? 0;
      return new StoreAway(reason, { cause: error });
    },

    worked({ isWritten }) {
      if (away === undefined || (away === 'unwritable' && !isWritten)) return;
      // The clock may have been set back meanwhile.
      if (Math.abs((ears?.clock.now() ?? 0) - failedAt) < SOUND_MS) return;
      away = undefined;
      returned += 1;
      ears?.log.info({}, 'The store is back');
    },
  };
}

function kindOf(error: unknown): 'unreachable' | 'unwritable' | undefined {
  const code = errorCode(error) ?? '';
  if (DISK_AWAY.test(code)) return 'unwritable';
  const isLost = UNREACHABLE.test(code) || SERVER_AWAY.test(code);
  return isLost || CONNECTION_LOST.test(errorMessage(error)) ? 'unreachable' : undefined;
}
