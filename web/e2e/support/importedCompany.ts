import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { callApi } from './arrange';
import { logIn } from './logIn';

export const PASSWORD = 'ten characters and more';
const BIN = join(import.meta.dirname, '../../../.venv/bin');
const DATA_DIR = process.env.E2E_DATA_DIR ?? '';

const run = (program: string, args: string[], input = '') =>
  execFileSync(join(BIN, program), args, { input, stdio: 'pipe' });

/** Makes a company of this run alone, of which `write` makes the folder, and gives one of its people a password. Returns its name. */
export function importCompany(
  kind: string,
  who: string,
  write: (folder: string, name: string) => void,
): string {
  const name = `${kind}-${randomUUID().slice(0, 8)}`;
  const folder = join(DATA_DIR, name);
  mkdirSync(folder);
  write(folder, name);
  run('crm-desktop', ['import', folder, '--data-dir', DATA_DIR]);
  run('crm-desktop', ['password', `${who}@${name}.example`, '--data-dir', DATA_DIR], PASSWORD);
  return name;
}

/** Files of the import format by name. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [file, contents] of Object.entries(files)) writeFileSync(join(folder, file), contents);
}

/** The company with much of everything: its administrator is `admin`. */
export function writeLargeCompany(folder: string, name: string): void {
  run('python', [join(import.meta.dirname, '../../../benchmarks/large_company.py'), folder, name]);
}

export async function logInTo(
  page: Page,
  name: string,
  who: string,
  language: 'EN' | 'RU' = 'EN',
): Promise<void> {
  await logIn(page.request, { email: `${who}@${name}.example`, password: PASSWORD });
  await callApi(
    page.request,
    'mutation ($language: Language!) { setLanguage(input: {language: $language}) { userErrors { message } } }',
    { language },
  );
}
