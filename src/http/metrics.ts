/**
 * What Prometheus reads: numbers, never who wrote what
 * (https://prometheus.io/docs/practices/naming/).
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../domain/meter.js';
import type { Routes } from './http-server.js';
import { addStateMetrics, type BotState } from './state-metrics.js';

/** The numbers of one process. */
export type Metrics = {
  /** Counts what the bot does. */
  readonly meter: Meter;
  /** From now on, each reading asks for the state of the bot. */
  watch(state: BotState): void;
  readonly routes: Routes;
};

const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 15, 60];
const SEARCH_SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2];
/** Gauges with the names of counters; each is the sum of another gauge that is exported as well. */
const MISNAMED = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);
/** Any other name would be a label that a stranger could create. */
const COMMAND = /^[a-z]{1,32}$/;

/** Metrics that have not counted anything yet. `version` is the program's. */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  new Gauge({
    name: 'paperboy_build_info',
    help: 'Always 1; the version of paperboy is its label.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const updates = new Counter({
    name: 'paperboy_updates_total',
    help: 'Updates from Telegram that were answered, by command.',
    labelNames: ['command'],
    registers,
  });
  const duration = new Histogram({
    name: 'paperboy_update_duration_seconds',
    help: 'From the arrival of an update to the end of its answer, Telegram included, by command.',
    labelNames: ['command'],
    buckets: ANSWER_SECONDS,
    registers,
  });
  const searches = new Histogram({
    name: 'paperboy_search_duration_seconds',
    help: 'How long searching the index took; its count is the number of searches.',
    buckets: SEARCH_SECONDS,
    registers,
  });
  const emptySearches = new Counter({
    name: 'paperboy_searches_without_results_total',
    help: 'Searches that found nothing.',
    registers,
  });
  const state = addStateMetrics(registers);

  return {
    meter: {
      answered(name, seconds) {
        const command = COMMAND.test(name) ? name : 'unknown';
        updates.inc({ command });
        duration.observe({ command }, seconds);
      },
      searched(found, seconds) {
        searches.observe(seconds);
        if (found === 0) emptySearches.inc();
      },
    },
    watch: (source) => state.watch(source),
    routes(server) {
      server.get('/metrics', async (_request, reply) => {
        await state.read();
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    },
  };
}
