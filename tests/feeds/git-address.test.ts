import { expect, test } from 'vitest';
import { isGitAddress } from '../../src/feeds/git-address.js';

test.each([
  'ext::sh -c id',
  '--upload-pack=id',
  'ssh://-oProxyCommand=id/x',
  'https://host.example/x.git#--upload-pack=id',
  'git@host.example:x.git#-x',
])('an address that git would take for an option or a program is refused: %s', (address) => {
  expect(isGitAddress(address)).toBe(false);
});

test.each([
  'https://host.example/x-y.git#feature-2',
  'git@host.example:x.git#main',
  'file:///srv/x.git',
])('an address with a branch is taken: %s', (address) => {
  expect(isGitAddress(address)).toBe(true);
});
