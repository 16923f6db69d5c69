/** A dialect that reports every use of the database to a watch. */
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from 'kysely';
import type { StoreWatch } from './store-watch.js';

/** The same dialect, watched. */
export function watchDialect(dialect: Dialect, watch: StoreWatch): Dialect {
  return {
    createDriver: () => new WatchedDriver(dialect.createDriver(), watch),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

class WatchedConnection implements DatabaseConnection {
  isInTransaction = false;
  hasWritten = false;
  /** Since the transaction began. */
  hasFailed = false;
  readonly #comebacks: number;

  constructor(
    readonly inner: DatabaseConnection,
    private readonly watch: StoreWatch,
  ) {
    this.#comebacks = watch.comebacks();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.report(() => this.inner.executeQuery<R>(query));
    const isWrite = (result.numAffectedRows ?? 0n) > 0n;
    if (this.isInTransaction) this.hasWritten ||= isWrite;
    this.watch.worked({ isWritten: isWrite && !this.isInTransaction });
    return result;
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }

  async report<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.hasFailed = true;
      throw this.watch.failed(error, this.#comebacks);
    }
  }
}

class WatchedDriver implements Driver {
  constructor(
    private readonly inner: Driver,
    private readonly watch: StoreWatch,
  ) {}

  init(): Promise<void> {
    return this.inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    try {
      return new WatchedConnection(await this.inner.acquireConnection(), this.watch);
    } catch (error) {
      throw this.watch.failed(error);
    }
  }

  async beginTransaction(
    connection: WatchedConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await connection.report(() => this.inner.beginTransaction(connection.inner, settings));
    connection.isInTransaction = true;
    connection.hasWritten = false;
    connection.hasFailed = false;
  }

  async commitTransaction(connection: WatchedConnection): Promise<void> {
    await connection.report(() => this.inner.commitTransaction(connection.inner));
    connection.isInTransaction = false;
    this.watch.worked({ isWritten: connection.hasWritten });
  }

  async rollbackTransaction(connection: WatchedConnection): Promise<void> {
    connection.isInTransaction = false;
    try {
      await this.inner.rollbackTransaction(connection.inner);
    } catch (error) {
      // A lost connection or a full disk ends a transaction by itself; the error worth reporting is
      // what ended it.
      if (!connection.hasFailed) throw this.watch.failed(error);
    }
  }

  releaseConnection(connection: WatchedConnection): Promise<void> {
    return this.inner.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }
}
