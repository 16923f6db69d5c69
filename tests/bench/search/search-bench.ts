/** Search beside P (plain FTS5 over bigrams, a document for each file) on one archive in one run. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDocuments, readDocuments } from './archive-documents.js';
import { buildRows, latencyRows, ourRows, startRows } from './cost-rows.js';
import { ourEngine } from './our-engine.js';
import { plainEngine } from './plain-engine.js';
import { qualityRows, robustnessRows, tagRows } from './quality-rows.js';
import { printTable } from './table.js';

/**
 * Prints tables: P, ours, ours ÷ P and what is wanted of that ratio. `--archive DIR` is a folder of
 * Markdown articles; `--work DIR` keeps documents and indexes for the next run.
 */
export function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string', default: 'content' }, work: { type: 'string' } },
  });
  const folder = values.work ?? mkdtempSync(join(tmpdir(), 'paperboy-search-bench-'));
  mkdirSync(folder, { recursive: true });
  const documents = prepareDocuments(values.archive, folder);
  printTable('building', [...buildRows(documents, folder, 'with-tags'), ...startRows(folder)]);
  const stories = [...readDocuments(documents)].filter((file) => file.isNewest);
  const plain = plainEngine.open(join(folder, 'P.db'));
  const ours = ourEngine.open(join(folder, 'ours.db'));
  printTable('CPU milliseconds a query', latencyRows(stories, plain, ours));
  printTable('work without a counterpart', ourRows(stories, ours, join(folder, 'ours.db')));
  printTable('quality', qualityRows(stories, plain, ours));
  printTable('ours beside itself', robustnessRows(stories, ours));
  plain.close();
  ours.close();
  buildRows(documents, folder, 'without-tags');
  printTable('a tag as the query, tags not indexed', tagRows(stories, folder));
  if (values.work === undefined) rmSync(folder, { recursive: true });
  return Promise.resolve();
}
