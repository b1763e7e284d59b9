import { beginArranging, expectAt, faceOf, restoreDefault } from './support/arrange';
import { logInOf } from './support/server';
import { expect, expectAccessible, test } from './support/test';

// The browser itself tells of answers that are refusals.
test.use({ complaint: /Failed to load resource/ });

test('a page of one person saves nothing once another is signed in, and is told of it at once', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await restoreDefault(page);
  await page.goto('/');
  await beginArranging(page);
  await faceOf(page, 'Deals').focus();
  await page.keyboard.press('ArrowDown');

  const other = await page.context().newPage();
  await other.goto('/');
  await other.getByRole('button', { name: /^Account of/ }).click();
  await other.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  const { email, password } = logInOf('lead');
  await other.getByLabel('E-mail').fill(email);
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', { name: 'Log in' }).click();
  await expect(other.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();

  const dialog = page.getByRole('dialog', { name: 'Somebody else is signed in now' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  page.on('dialog', (leaving) => void leaving.accept());
  await dialog.getByRole('button', { name: 'Go on as the person who is signed in' }).click();
  await beginArranging(page);
  await expectAt(page, 'Deals', 'Column 7, row 1,');
});

test('a session that ends in mid-edit loses nothing: one logs in in place, and what was refused is saved', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await restoreDefault(page);
  await page.goto('/');
  await beginArranging(page);
  await faceOf(page, 'Deals').focus();
  await page.keyboard.press('ArrowDown');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Done', exact: true }).click();

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog.getByLabel('Password')).toBeFocused();
  await expectAccessible(page);
  await dialog.getByLabel('Password').fill('not the password');
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Password').fill(logInOf('head').password);
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await beginArranging(page);
  await expectAt(page, 'Deals', 'Column 7, row 2,');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await restoreDefault(page);
});

test('the same holds for reports and forms: what was typed is still there, and is saved', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await page.goto('/admin/reports/new');
  await page.getByRole('textbox', { name: 'Name' }).fill('Typed before the session ended');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').fill(logInOf('admin').password);
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Typed before the session ended' })).toBeVisible();
});
