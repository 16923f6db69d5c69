import { readFileSync } from 'node:fs';
import { load as parseYaml } from 'js-yaml';
import { expect, test } from 'vitest';
import { createHttpServer } from '../../src/http/http-server.js';
import { createMonitor } from '../../src/http/monitor.js';

const config = (name: string) =>
  readFileSync(new URL(`../../config/${name}`, import.meta.url), 'utf8');

/** Prometheus makes these itself, or a histogram has them beside its name. */
const SUFFIX = /_(?:bucket|count|sum)$/;

async function exposedNames(): Promise<ReadonlySet<string>> {
  const { routes } = createMonitor('1.2.3');
  const server = await createHttpServer({ host: '127.0.0.1', port: 0, routes });
  if ('fault' in server) throw new Error(server.fault);
  const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
  const text = await response.text();
  await server.close();
  return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name));
}

test('the dashboard and the alert rules name only metrics that the bot has', async () => {
  const dashboard = JSON.parse(config('grafana/paperboy.json')) as {
    panels: { targets: { expr: string }[] }[];
  };
  const rules = parseYaml(config('prometheus/alerts.yml')) as {
    groups: { rules: { expr: string; annotations: { summary: string } }[] }[];
  };
  const expressions = [
    ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...rules.groups.flatMap((group) => group.rules.map(({ expr }) => expr)),
  ];
  const exposed = await exposedNames();

  const named = expressions.flatMap((expr) => [
    ...expr.matchAll(/\b(?:paperboy|process|nodejs)_\w+/g),
  ]);
  const unknown = named
    .map(([name]) => name.replace(SUFFIX, ''))
    .filter((name) => !exposed.has(name));

  expect(named.length).toBeGreaterThan(15);
  expect(unknown).toEqual([]);
});

test('Prometheus is told of the alert rules', () => {
  const { rule_files: files } = parseYaml(config('prometheus/prometheus.yml')) as {
    rule_files: string[];
  };

  expect(files).toEqual(['alerts.yml']);
});
