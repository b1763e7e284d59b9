import { logInOf } from './support/server';
import { expect, expectAccessible, test } from './support/test';

test('somebody who is not signed in is sent to sign in, and back', async ({ page }) => {
  await page.goto('/admin/audit');
  await expect(page).toHaveURL('/log-in');
  await expectAccessible(page);
  const { email, password } = logInOf('admin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Password').fill(password);
  // Passwords are looked at one by one: on a busy machine one is told to come again.
  await expect(async () => {
    if (new URL(page.url()).pathname === '/log-in')
      await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page).toHaveURL('/admin/audit', { timeout: 10_000 });
  }).toPass();
  await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
});

test('the language chosen in the menu is the page’s and the API’s', async ({ page, signIn }) => {
  await signIn('lead');
  await page.goto('/');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { name: 'Контакты', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await page.getByRole('button', { name: /^Учётная запись/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
});

test('who logs out is signed in no more', async ({ page, signIn }) => {
  await signIn('user');
  await page.goto('/');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page).toHaveURL('/log-in');
  await page.goto('/');
  await expect(page).toHaveURL('/log-in');
});

test('the administration is for administrators only', async ({ page, signIn }) => {
  await signIn('head');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
  await page.goto('/admin/desktop');
  await expect(page.getByText('This page is for administrators')).toBeVisible();
});
