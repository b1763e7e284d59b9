import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ADDRESS } from './support/server';
import { test } from './support/ownCompany';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

/** The provider of the tests of Python, a real one; its address, and what ends it. */
async function startProvider(): Promise<[string, ChildProcess]> {
  const script = join(import.meta.dirname, '../../tests/identity_provider/provider.mjs');
  const provider = spawn('node', [script, `${ADDRESS}/sign-in/callback`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(provider.stdout, 'data')) as [Buffer];
  return [line.toString().trim(), provider];
}

// It goes to the provider, and back.
test.use({ quiet: async ({}, use) => use(undefined) });

test('an administrator sets up the company’s provider, and somebody new comes in by it', async ({
  page,
  company,
}) => {
  const [issuer, provider] = await startProvider();
  try {
    await company.signIn(page, 'ada');
    await page.goto('/admin/sign-in');
    await expect(page.getByLabel('Redirect URI')).toHaveValue(`${ADDRESS}/sign-in/callback`);
    await page.getByRole('button', { name: 'Set up a provider' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your company’s accounts' });
    await expectAccessible(page);
    await dialog.getByLabel('Issuer').fill(issuer);
    await dialog.getByLabel('Client ID').fill('desktop');
    await dialog.getByLabel('Client secret').fill('a secret of both');
    await dialog.getByLabel('Domains of e-mail addresses').fill('example.com');
    await dialog.getByLabel('What groups give').fill('heads = boss');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('got “heads = boss”')).toBeVisible();
    await dialog.getByLabel('What groups give').fill('heads = manager');
    await dialog.getByLabel('Claim with the groups').fill('groups');
    await dialog.getByText('Let in people whom it knows').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(issuer)).toBeVisible();

    await page.context().clearCookies();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/log-in');
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: 'Sign in with your company’s account' }).click();
    await expect(page.getByText('Enter your e-mail first')).toBeVisible();
    await page.getByLabel('E-mail').fill('newcomer@example.com');
    await page.getByRole('button', { name: 'Sign in with your company’s account' }).click();
    await page.locator('[name=login]').fill('newcomer');
    await page.locator('[name=password]').fill('x');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(`${ADDRESS}/?period=this-month&compare=previous-period`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

    await page.context().clearCookies();
    await page.goto('/log-in?problem=nobody');
    await expect(page.getByRole('alert')).toContainText('you have no way in here');
  } finally {
    provider.kill();
  }
});
