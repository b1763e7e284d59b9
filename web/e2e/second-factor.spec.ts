import type { Page } from '@playwright/test';
import { PASSWORD } from './support/importedCompany';
import { test } from './support/ownCompany';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';
import { digitsOf } from './support/totp';

test.describe.configure({ mode: 'serial' });

async function enterPassword(page: Page, email: string): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Keeps the recovery codes that are shown, and goes on. */
async function keepCodes(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  const codes = await list.getByRole('listitem').allTextContents();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  return codes;
}

test('an app is set up on the account page, asked for at the log-in, and turned off by a code', async ({
  page,
  company,
}) => {
  await company.signIn(page, 'nina');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set up a second factor' });
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();
  await expectAccessible(page);
  const secret = await dialog.getByLabel('Or type this key into the app').inputValue();
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await expect(dialog.getByText(/^Expected the six digits/)).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(digitsOf(secret));
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  const [first = '', second = ''] = await keepCodes(page);
  await expect(page.getByText('10 recovery codes left')).toBeVisible();

  await page.context().clearCookies();
  await enterPassword(page, `nina@${company.name}.example`);
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Code').fill(first);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).not.toHaveURL(/log-in/);

  await page.goto('/account');
  await page.getByRole('button', { name: 'Turn off the second factor' }).click();
  await page.getByRole('dialog').getByLabel('Code', { exact: true }).fill(second);
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off the second factor' }).click();
  await expect(page.getByRole('button', { name: 'Set up a second factor' })).toBeVisible();
});

test('where the company requires one, it is set up at the log-in, on a phone too, before anything is seen', async ({
  page,
  company,
  browser,
  baseURL,
}) => {
  await company.signIn(page, 'ulf');
  await company.signIn(page, 'ada');
  await page.goto('/admin/sign-in');
  await expect(page.getByText('people who work here have none yet')).toBeVisible();
  await page.getByText('Everybody must have a second factor').click();
  await expect(page.getByRole('switch')).toBeChecked();
  await expectAccessible(page);

  const phone = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 360, height: 740 } });
  const theirs = await phone.newPage();
  await enterPassword(theirs, `ulf@${company.name}.example`);
  await expect(theirs.getByText('Your company requires a second factor')).toBeVisible();
  await expectNoSidewaysScrolling(theirs);
  await expectAccessible(theirs);
  const secret = await theirs.getByLabel('Or type this key into the app').inputValue();
  await theirs.getByLabel('Code').fill(digitsOf(secret));
  await theirs.getByRole('button', { name: 'Confirm' }).click();
  await keepCodes(theirs);
  await expect(theirs).not.toHaveURL(/log-in/);
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
  await phone.close();

  await page.getByText('Everybody must have a second factor').click();
  await expect(page.getByRole('switch')).not.toBeChecked();
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Actions: Ulf Unger' }).click();
  await page.getByRole('menuitem', { name: 'Reset second factor' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.context().clearCookies();
  await enterPassword(page, `ulf@${company.name}.example`);
  await expect(page).not.toHaveURL(/log-in/);
});
