import { expect, test } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.js';
import { createMonitor, type Monitor } from '../../src/http/monitor.js';
import { openStore } from '../../src/storage/open-store.js';

const NOW = Date.parse('2026-11-23T08:00Z');

async function readMetrics({ routes }: Monitor): Promise<string> {
  const server = await createHttpServer({ host: '127.0.0.1', port: 0, routes });
  if ('fault' in server) throw new Error(server.fault);
  const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
  const text = await response.text();
  await server.close();
  return text;
}

test('answers and searches are counted, and a name that no command has makes no label', async () => {
  const monitor = createMonitor('1.2.3');
  const { meter } = monitor.metrics;
  meter.answered('latest', 0.03);
  meter.answered('my name is 陳大文', 0.03);
  meter.searched(12, 0.004);
  meter.searched(0, 0.03);

  const text = await readMetrics(monitor);

  expect(text).toContain('paperboy_updates_total{command="latest"} 1');
  expect(text).toContain('paperboy_updates_total{command="unknown"} 1');
  expect(text).toContain('paperboy_update_duration_seconds_bucket{le="0.05",command="latest"} 1');
  expect(text).toContain('paperboy_search_duration_seconds_count 2');
  expect(text).toContain('paperboy_searches_without_results_total 1');
  expect(text).toContain('paperboy_build_info{version="1.2.3"} 1');
  expect(text).not.toContain('陳');
});

test('a metric is named _total exactly if it is a counter', async () => {
  const text = await readMetrics(createMonitor('1.2.3'));

  const types = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)];
  const misnamed = types.filter(
    ([, name = '', type]) => name.endsWith('_total') !== (type === 'counter'),
  );

  expect(types.length).toBeGreaterThan(20);
  expect(misnamed).toEqual([]);
});

test('mailboxes, deliveries and the index are read on demand', async () => {
  const monitor = createMonitor('1.2.3');
  const store = await openStore('sqlite::memory:', '');
  const digest = { minute: 480, weekday: undefined };
  const where = { chatId: 777_000_123, threadId: undefined, kind: 'private' } as const;
  await store.subscribers.save(where, { digest, nextDigestAt: NOW - 90_000 }, NOW);
  await store.digests.planDigests(NOW - 90_000, 1, () => ({ period: 'd', nextDigestAt: NOW * 2 }));
  await store.outbox.count({ sent: 5, 'retry-after': 2, 'digests-late-ms': 4_500, digests: 3 });
  monitor.metrics.watch({
    outbox: store.outbox,
    index: {
      size: () => ({ articles: 40, stories: 30, tags: 20, bytes: 5_000 }),
      syncedAt: () => NOW - 7_000,
    },
    clock: { now: () => NOW },
  });

  const text = await readMetrics(monitor);
  await store.close();

  const lines = [
    'paperboy_deliveries_total{outcome="sent"} 5',
    'paperboy_deliveries_total{outcome="retry-after"} 2',
    'paperboy_deliveries_total{outcome="unreachable"} 0',
    'paperboy_digest_lateness_seconds_total 4.5',
    'paperboy_digests_sent_total 3',
    'paperboy_pending_chats 1',
    'paperboy_oldest_pending_age_seconds 90',
    'paperboy_dead_letters 0',
    'paperboy_index_articles 40',
    'paperboy_index_age_seconds 7',
    'paperboy_store_up 1',
  ];
  expect(lines.filter((line) => !text.includes(`${line}\n`))).toEqual([]);
  expect(text).not.toContain('777000123');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  expect(text).toContain('process_resident_memory_bytes');
});

test('a store that cannot be read is reported, and the process is still measured', async () => {
  const monitor = createMonitor('1.2.3');
  const store = await openStore('sqlite::memory:', '');
  await store.close();
  monitor.metrics.watch({
    outbox: store.outbox,
    index: { size: () => ({ articles: 1, stories: 1, tags: 1, bytes: 1 }), syncedAt: () => NOW },
    clock: { now: () => NOW },
  });

  const text = await readMetrics(monitor);

  expect(text).toContain('paperboy_store_up 0');
  expect(text).toContain('process_resident_memory_bytes');
});
