/** Prints which licences the packages have that a bot needs to run, by how many have each; fails for one that forbids to pass paperboy on. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FORBIDDING = /^(?:AGPL|GPL|SSPL|BUSL|UNLICENSED)/i;

const { packages } = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('../package-lock.json')), 'utf8'),
);
const counts = new Map();
for (const [path, { dev, license = 'none named' }] of Object.entries(packages)) {
  if (path === '' || dev) continue;
  if (FORBIDDING.test(license)) {
    console.error(`${path} has the licence ${license}`);
    process.exitCode = 1;
  }
  counts.set(license, (counts.get(license) ?? 0) + 1);
}
for (const [license, count] of [...counts].sort(([, one], [, other]) => other - one))
  console.log(`${String(count).padStart(4)} ${license}`);
