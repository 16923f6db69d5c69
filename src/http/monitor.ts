/** What machines ask a running bot: is it alive, is it ready, how is it doing. */
import { createHealth, type Health, healthRoutes } from './health.js';
import type { Routes } from './http-server.js';
import { createMetrics, type Metrics } from './metrics.js';

/** Health and metrics of one process, and their routes. */
export type Monitor = {
  readonly health: Health;
  readonly metrics: Metrics;
  /** `/healthz`, `/readyz` and `/metrics`. */
  readonly routes: readonly Routes[];
};

/** A monitor of a bot that is not ready yet; `version` is the program's. */
export function createMonitor(version: string): Monitor {
  const health = createHealth(['index', 'store', 'updates']);
  const metrics = createMetrics(version);
  return { health, metrics, routes: [healthRoutes(health), metrics.routes] };
}
