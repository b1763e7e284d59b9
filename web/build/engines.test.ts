import { readFileSync } from 'node:fs';
import { subset } from 'semver';
import { expect, it } from 'vitest';

interface Package {
  engines?: { node?: string };
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const promised = lock.packages['']?.engines?.node;

it('needs no other Node.js than the one promised, whatever is installed', () => {
  expect(promised).toBeDefined();
  const beyond = Object.entries(lock.packages)
    .filter(([, { engines }]) => engines?.node && !subset(promised ?? '', engines.node))
    .map(([path, { engines }]) => `${path} needs ${engines?.node ?? ''}`);
  expect(beyond).toEqual([]);
});
