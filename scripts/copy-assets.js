// Copies what tsc leaves behind (pages, tables) from src to dist, at the same relative path.
import { cpSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const ASSETS = new Set(['.html', '.css', '.js', '.json', '.svg', '.png', '.txt']);

for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !ASSETS.has(extname(entry.name))) continue;
  const from = join(entry.parentPath, entry.name);
  cpSync(from, join('dist', from.slice('src/'.length)));
}
