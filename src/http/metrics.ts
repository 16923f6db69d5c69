/** What Prometheus reads: numbers, and never who or what was written. */
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Routes } from './http-server.js';

/** The numbers of one process. */
export type Metrics = {
  readonly routes: Routes;
};

/** Metrics that know the process and nothing of the bot yet. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    routes(server) {
      server.get('/metrics', async (_request, reply) =>
        reply.type(registry.contentType).send(await registry.metrics()),
      );
    },
  };
}
