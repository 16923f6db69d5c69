/** Tells a database that is away from a query that is wrong, and says once that it went and came back. */
import type { Clock, Instant } from '../domain/clock.js';
import { errorCode, errorMessage } from '../domain/error-text.js';
import type { Log } from '../domain/log.js';
import { StoreAway } from '../domain/store-away.js';

/** Hears how each use of the database ended. */
export type StoreWatch = {
  /** From now on it is said when the store goes and comes. */
  begin(log: Log, clock: Clock): void;
  /** How often the store has come back: a connection of an earlier time may be lost without anybody knowing. */
  comebacks(): number;
  /**
   * What to throw: `StoreAway`, or the error itself where the query is to blame. `comebacks` is of when
   * the connection was taken: one that an earlier outage cut says nothing of the store as it is now.
   */
  failed(error: unknown, comebacks?: number): unknown;
  /** `isWritten`: something is changed and safe. */
  worked(use: { readonly isWritten: boolean }): void;
};

/** A full disk takes small changes between large ones: only after so long without a fault it is back. */
const SOUND_MS = 2_000;
/** The system's codes of a server that cannot be reached. */
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Connections, resources, shut down, recovering (PostgreSQL, "Error Codes"). */
const SERVER_AWAY = /^(08...|53...|57P0[1-5]|25006)$/;
/** What node-postgres says without a code. */
const CONNECTION_LOST =
  /^Connection terminated|not queryable|timeout exceeded when trying to connect/;
/** SQLite, "Result Codes": nothing is wrong with the query. */
const DISK_AWAY = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY)/;

/** A watch that says nothing until it begins. */
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
        ears?.log.error({ reason }, 'The store is away; what is to be written waits for it');
      away ??= kind;
      failedAt = ears?.clock.now() ?? 0;
      return new StoreAway(reason, { cause: error });
    },

    worked({ isWritten }) {
      if (away === undefined || (away === 'unwritable' && !isWritten)) return;
      // The clock may have gone back meanwhile.
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
