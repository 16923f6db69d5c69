/** Delivers updates to a webhook one after another, retrying each until it is answered with 2xx. */
import type { UpdateQueue } from './update-queue.js';

/** Where updates go, and the secret that proves who sends them. */
export type Webhook = { readonly url: string; readonly secret: string };

const RETRY_MS = 1000;

/** Delivers what waits in the queue while a webhook is set. */
export class WebhookCourier {
  #isRunning = false;
  readonly #stopped = new AbortController();

  constructor(
    private readonly updates: UpdateQueue,
    private readonly webhook: Webhook,
  ) {}

  /** Delivers what is waiting now; to be called for each new update. */
  wake(): void {
    if (this.#isRunning || this.#stopped.signal.aborted) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
    });
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    for (let update = this.updates.first(); update; update = this.updates.first()) {
      const isTaken = await this.#bring(JSON.stringify(update));
      if (this.#stopped.signal.aborted) return;
      if (isTaken) this.updates.confirm(update.update_id + 1);
      else await this.#pause();
    }
  }

  async #bring(body: string): Promise<boolean> {
    const { url, secret } = this.webhook;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
        },
        body,
        signal: this.#stopped.signal,
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      // A webhook that cannot be reached is retried, as Telegram does.
      return false;
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      this.#stopped.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
