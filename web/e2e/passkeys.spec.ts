import type { Page } from '@playwright/test';
import { PASSWORD } from './support/importedCompany';
import { test } from './support/ownCompany';
import { ADDRESS } from './support/server';
import { expect, expectAccessible } from './support/test';

test.describe.configure({ mode: 'serial' });

/** Gives the browser of the page a device that knows who holds it, or one that does not. */
async function plugIn(page: Page, knows = true): Promise<{ answers: (knows: boolean) => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: knows,
      automaticPresenceSimulation: true,
    },
  });
  return {
    answers: async (isUserVerified) => {
      await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
}

// Browsers have passkeys of names alone, and the tests' server is asked by its number elsewhere.
const NAMED = ADDRESS.replace('127.0.0.1', 'localhost');

test.use({ baseURL: NAMED, origin: NAMED });

test('a passkey is made, lets in without a password and after one, and is renamed and removed', async ({
  page,
  company,
}) => {
  const email = `nina@${company.name}.example`;
  await company.signIn(page, 'nina');
  const device = await plugIn(page);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill('Laptop');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByRole('row', { name: /Laptop/ })).toContainText('Never');
  await expect(page.getByText('10 recovery codes left')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(dialog.getByText('This device has a passkey of yours already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.context().clearCookies();
  await page.goto('/log-in');
  await device.answers(false);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('No passkey was chosen, or it took too long.')).toBeVisible();
  await device.answers(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).not.toHaveURL(/log-in/);

  await page.context().clearCookies();
  await page.goto('/log-in');
  await enterPassword(page, email);
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).not.toHaveURL(/log-in/);

  await page.goto('/account');
  await page.getByRole('button', { name: 'Actions: Laptop' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Desk');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('button', { name: 'Actions: Desk' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Actions: Desk' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Set up a second factor' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/log-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('Nobody here has this passkey any more.')).toBeVisible();
});

test('a browser that has no passkeys says so, and lets in by the password', async ({ page, company }) => {
  await company.signIn(page, 'mara');
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'PublicKeyCredential');
  });
  await page.goto('/account');
  await expect(page.getByText('This browser has no passkeys here.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto('/log-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This browser has no passkeys here.')).toBeVisible();
});
