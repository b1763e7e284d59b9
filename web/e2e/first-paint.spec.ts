import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const DIST = join(import.meta.dirname, '../dist');
const LIMIT = 250_000;

interface Chunk {
  file: string;
  imports?: string[];
}

test('the script of the first paint is at most 250 kB compressed', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const collect = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(collect);
  };
  collect('index.html');
  collect('src/desktop/DesktopPage.tsx');
  const size = [...files].reduce((sum, file) => sum + statSync(join(DIST, `${file}.gz`)).size, 0);
  expect(size).toBeLessThanOrEqual(LIMIT);
});
