/** Whether the bot is alive, and whether it does what it is there for. */
import type { Routes } from './http-server.js';

/** Asks one part of the bot: what is wrong with it, in a few words without secrets; `undefined`: nothing. */
export type Ask = () => Promise<string | undefined>;

/** The parts that a running bot needs. */
export type Health = {
  /** From now on the part is asked. */
  watch(part: string, ask: Ask): void;
  /** What is wrong now, by part; empty: nothing. Never rejects, and takes two seconds at most. */
  faults(): Promise<Readonly<Record<string, string>>>;
};

/** A part that does not answer in time does not work. */
const ASK_LIMIT_MS = 2_000;

/** A health that waits for each of these parts to be watched. */
export function createHealth(parts: readonly string[]): Health {
  const asks = new Map<string, Ask>(
    parts.map((part) => [part, () => Promise.resolve('it is starting')]),
  );
  return {
    watch: (part, ask) => void asks.set(part, ask),
    async faults() {
      const answers = await Promise.all(
        [...asks].map(async ([part, ask]) => [part, await answerOf(ask)] as const),
      );
      return Object.fromEntries(
        answers.flatMap(([part, fault]) => (fault === undefined ? [] : [[part, fault]])),
      );
    },
  };
}

/** `/healthz`: the event loop answers. `/readyz`: every part works; else 503 and what does not. */
export function healthRoutes(health: Health): Routes {
  return (server) => {
    server.get('/healthz', (_request, reply) => reply.send({ alive: true }));
    server.get('/readyz', async (_request, reply) => {
      const faults = await health.faults();
      const ready = Object.keys(faults).length === 0;
      return reply.code(ready ? 200 : 503).send(ready ? { ready } : { ready, faults });
    });
  };
}

async function answerOf(ask: Ask): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('it does not answer'), ASK_LIMIT_MS);
  });
  try {
    return await Promise.race([ask(), tooLong]);
  } catch {
    // What was thrown may name an address with a password; the log has it.
    return 'it fails';
  } finally {
    clearTimeout(timer);
  }
}
