/** Failures of the connection, ordered in advance. */

/**
 * What happens to a call. `isDone`: Telegram carries the call out although no answer arrives.
 * `truncate`: it carries the call out, sends half of the answer and keeps the connection open.
 */
export type Fault =
  | { readonly kind: 'retry-after'; readonly seconds: number }
  | { readonly kind: 'error-page'; readonly code: 500 | 502 | 503 | 504 }
  | { readonly kind: 'cut'; readonly isDone: boolean }
  | { readonly kind: 'hang'; readonly isDone: boolean }
  | { readonly kind: 'truncate' };

/** A failure for the next calls of one method, or of any. */
export type FaultOrder = {
  /** How many calls it affects; default 1. */
  readonly times?: number;
  /** Only calls for this chat. */
  readonly chatId?: number;
};

type Ordered = {
  readonly method: string;
  readonly fault: Fault;
  readonly chatId: number | undefined;
  left: number;
};

/** Keeps the ordered failures until calls meet them. */
export class Faults {
  readonly #ordered: Ordered[] = [];

  /** The next calls of `method` (`*`: of any) meet this failure. */
  next(method: string, fault: Fault, order: FaultOrder = {}): void {
    this.#ordered.push({ method, fault, chatId: order.chatId, left: order.times ?? 1 });
  }

  clear(): void {
    this.#ordered.length = 0;
  }

  /** Takes one failure; `undefined` when the connection is fine. */
  take(method: string, chatId: string): Fault | undefined {
    const hit = this.#ordered.find(
      (ordered) =>
        ordered.left > 0 &&
        (ordered.method === '*' || ordered.method.toLowerCase() === method.toLowerCase()) &&
        (ordered.chatId === undefined || String(ordered.chatId) === chatId),
    );
    if (hit !== undefined) hit.left--;
    return hit?.fault;
  }
}
