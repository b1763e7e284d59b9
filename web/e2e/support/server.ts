import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The first process of a run chooses, those that it starts find the choice in their environment: runs side by side do not meet.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 12_000));
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'crm-desktop-e2e-'));

const DATA_DIR = process.env.E2E_DATA_DIR;

/** Where the server of this run is. */
export const ADDRESS = `http://127.0.0.1:${process.env.E2E_PORT}`;

interface LogIns {
  password: string;
  people: { email: string }[];
}

/** The e-mail and password of one of the demo company's people: `admin`, `head`, `lead`, `user` or `advisor`. */
export function logInOf(who: string): { email: string; password: string } {
  const { password, people } = JSON.parse(
    readFileSync(join(DATA_DIR, 'demo-log-ins.json'), 'utf8'),
  ) as LogIns;
  const person = people.find(({ email }) => email.startsWith(`${who}@`));
  if (!person) throw new Error(`The demo company has no log-in for ${who}.`);
  return { email: person.email, password };
}
