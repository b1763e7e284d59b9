import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The link in the newest mail to this address that leads there, once it has come: the server of a run writes mails into a folder. */
export async function linkMailedTo(email: string, path: string): Promise<string> {
  let link: string | undefined;
  await expect(() => {
    link = mails()
      .filter((mail) => new RegExp(`^To: .*${email}`, 'm').test(mail))
      .map((mail) => new RegExp(`https?://\\S+${path}#\\S+`).exec(unfolded(mail))?.[0])
      .findLast((found) => found !== undefined);
    expect(link).toBeDefined();
  }).toPass();
  return link ?? '';
}

function mails(): string[] {
  const folder = join(process.env.E2E_DATA_DIR ?? '', 'mail');
  const numberOf = (name: string) => Number(name.split('.')[1]);
  return readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort((one, other) => numberOf(one) - numberOf(other))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The text part, whether it stands there as such or in an encoding. */
function unfolded(mail: string): string {
  const [head = '', ...rest] = (mail.split(/^--=+.*$/m)[1] ?? '').split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  return /quoted-printable/i.test(head) ? body.replace(/=\r?\n/g, '').replace(/=3D/g, '=') : body;
}
