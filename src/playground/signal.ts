/** Something that happens repeatedly, with its listeners. */

/** Notifies listeners of every event after they began to listen. */
export class Signal<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Calls `listener` for every event from now on; the returned function stops that. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: Event): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /**
   * Resolves with the first value that `pick` finds, called once now and after each event. Rejects
   * with `sentence` after `timeoutMs`.
   */
  wait<Value>(
    pick: (event: Event | undefined) => Value | undefined,
    timeoutMs: number,
    sentence: () => string,
  ): Promise<Value> {
    const already = pick(undefined);
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const stop = this.on((event) => {
        const value = pick(event);
        if (value === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(value);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${sentence()} within ${timeoutMs} ms`));
      }, timeoutMs);
    });
  }
}
