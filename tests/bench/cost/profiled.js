/** Loaded before a bot (`node --import`): notes where its time goes, from some seconds after its start to its end. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { setTimeout } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

/** What a start costs is another question. */
const START_MS = 12_000;
const INTERVAL_US = 500;
const folder = process.env['PROFILE_FOLDER'] ?? '.';

if (isMainThread) {
  const session = new Session();
  session.connect();
  setTimeout(() => {
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    session.post('Profiler.start');
  }, START_MS).unref();
  process.on('exit', () => {
    session.post('Profiler.stop', (_error, found) => {
      if (found === undefined) return;
      writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(found.profile));
    });
  });
}
