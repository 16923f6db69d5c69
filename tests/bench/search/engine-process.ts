/** Builds or serves one engine in a process of its own, so that its memory and CPU can be told apart. */
import { statSync } from 'node:fs';
import { readDocuments } from './archive-documents.js';
import type { Engine } from './engine.js';
import { ourEngine } from './our-engine.js';
import { plainEngine } from './plain-engine.js';

const [task, name, documents = '', index = '', fields] = process.argv.slice(2);
const engine: Engine = name === 'P' ? plainEngine : ourEngine;

if (task === 'read') for (const file of readDocuments(documents)) void file;
if (task === 'build') {
  engine.build(
    index,
    readDocuments(documents),
    fields === 'without-tags' ? 'without-tags' : 'with-tags',
  );
}
if (task === 'first') {
  const open = engine.open(index);
  open.search('立法會');
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
    diskMegabytes: task === 'build' ? statSync(index).size / 2 ** 20 : 0,
    sinceStartMs: performance.now(),
  }),
);
