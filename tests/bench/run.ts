/** `npm run bench -- NAME …`: runs one bench and prints its numbers. */
const BENCHES: Readonly<
  Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>>
> = {
  alerts: () => import('./alerts/alerts-bench.js'),
  chat: () => import('./chat/chat-bench.js'),
  cost: () => import('./cost/cost-bench.js'),
  faults: () => import('./faults/faults-bench.js'),
  soak: () => import('./soak/soak-bench.js'),
  delivery: () => import('./delivery/delivery-bench.js'),
  migrate: () => import('./migrate/migrate-bench.js'),
  readers: () => import('./readers/readers-bench.js'),
  search: () => import('./search/search-bench.js'),
  views: () => import('./views/views-bench.js'),
  summary: () => import('./summary/evaluate.js'),
  'summary-rules': () => import('./summary/check.js'),
  'summary-sample': () => import('./summary/sample.js'),
  'summary-train': () => import('./summary/train.js'),
};

const [name = '', ...args] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) {
  console.error(`Cannot run the bench "${name}": choose one of ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  await (await load()).run(args);
}
