import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { environmentSchema, SECRETS } from '../src/config/environment.js';
import { secretFileName } from '../src/config/secret-files.js';

const root = new URL('..', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Read by `readConfig` itself or by Node. */
const OTHER_SETTINGS = ['CONFIG_DIR', 'NODE_ENV'];
const settings = new Set([
  ...Object.keys(environmentSchema.shape),
  ...[...SECRETS].map(secretFileName),
  ...OTHER_SETTINGS,
]);

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.string()).optional(),
      volumes: z.array(z.string()).optional(),
      read_only: z.boolean().optional(),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
});
const compose = composeSchema.parse(load(read('compose.yaml'), { schema: CORE_SCHEMA }));

test('every file and script that the Dockerfile names exists and reaches the builder', () => {
  const lines = read('Dockerfile').split('\n');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const ignored = read('.dockerignore').split('\n');

  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
    .flatMap((line) => line.split(' ').slice(1, -1));
  const ran = lines.flatMap((line) => /^RUN npm run (\S+)/.exec(line)?.[1] ?? []);

  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(copied.filter((path) => !ignored.includes(`!${path}`))).toEqual([]);
  expect(ran.filter((name) => scripts[name] === undefined)).toEqual([]);
  expect(lines).toContain('USER node');
});

test('the settings that the image, compose and the unit give are settings that there are', () => {
  const image = /^ENV (.+)$/m.exec(read('Dockerfile'))?.[1] ?? '';
  const unit = /^Environment=(.+)$/m.exec(read('config/paperboy.service'))?.[1] ?? '';
  const names = [...image.split(' '), ...unit.split(' ')].map(
    (pair) => pair.split('=', 1)[0] ?? '',
  );
  names.push(...Object.keys(compose.services['bot']?.environment ?? {}));

  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !settings.has(name))).toEqual([]);
});

test('every setting that the example file explains is one', () => {
  const explained = [...read('config/.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(
    ([, name = '']) => name,
  );

  expect(explained.length).toBeGreaterThan(20);
  expect(explained.filter((name) => !settings.has(name))).toEqual([]);
});

test('compose mounts what exists, and the bot cannot write to its own root', () => {
  const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
  const files = mounts.flatMap((mount) => /^\.\/([^:]+):/.exec(mount)?.[1] ?? []);
  const named = mounts.flatMap((mount) => /^(\w+):/.exec(mount)?.[1] ?? []);

  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
  expect(compose.services['bot']?.read_only).toBe(true);
});

test('systemd finds the unit well shut', (context) => {
  if (!existsSync('/usr/bin/systemd-analyze')) context.skip('there is no systemd-analyze here');
  const printed = execFileSync(
    'systemd-analyze',
    ['security', '--offline=true', '--no-pager', join(root, 'config/paperboy.service')],
    { encoding: 'utf8' },
  );

  const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(printed)?.[1]);

  expect(exposure).toBeLessThanOrEqual(2);
});

test('the alerts say what they should when they should, as Prometheus reads them', (context) => {
  if (!existsSync('/usr/bin/promtool')) context.skip('there is no promtool here');
  const rules = join(root, 'config/prometheus/alerts.test.yml');

  const printed = execFileSync('promtool', ['test', 'rules', rules], { encoding: 'utf8' });

  expect(printed).toContain('SUCCESS');
});
