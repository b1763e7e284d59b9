import { expectToFit } from './support/entrance';
import { linkMailedTo } from './support/mail';
import { test as base } from './support/ownCompany';
import { SCREENS } from './support/screens';
import { expect, test } from './support/test';

base('who forgot their password sets another one by a link in a mail', async ({ page, company }) => {
  await company.signIn(page, 'nina');
  await page.context().clearCookies();
  const email = `nina@${company.name}.example`;
  await page.goto('/log-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('the link is on its way')).toBeVisible();

  await page.goto(await linkMailedTo(email, '/new-password'));
  await page.getByRole('textbox', { name: 'New password' }).fill('1234567890');
  await page.getByRole('button', { name: 'Set a new password' }).click();
  await expect(page.getByText('hard to guess. Common words')).toBeVisible();
  await page.getByRole('textbox', { name: 'New password' }).fill('heron lantern quarry');
  await page.getByText('Also revoke the tokens of my programs').click();
  await page.getByRole('button', { name: 'Set a new password' }).click();
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('heron lantern quarry');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(await linkMailedTo(email, '/new-password'));
  await page.getByRole('textbox', { name: 'New password' }).fill('another lantern quarry');
  await page.getByRole('button', { name: 'Set a new password' }).click();
  await expect(page.getByText('Expected a link that is neither used')).toBeVisible();
});

base('who is invited comes in by the link in the mail', async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  const email = `vera@${company.name}.example`;
  await dialog.getByLabel('Name', { exact: true }).fill('Vera Vale');
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByText('An invitation is on its way by mail.')).toBeVisible();
  await page.context().clearCookies();
  await page.goto(await linkMailedTo(email, '/invitation'));
  await page.getByRole('textbox', { name: 'New password' }).fill('heron lantern quarry');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
});

for (const [screen, viewport] of SCREENS)
  test(`asking for a new password, and setting it, fit on ${screen} in both languages`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await expectToFit(page, {
      '/forgot-password': ['Send the link', 'Отправить ссылку'],
      '/new-password#nothing': ['Set a new password', 'Задать новый пароль'],
    });
  });
