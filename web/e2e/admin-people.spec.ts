import type { Page } from '@playwright/test';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

/** A name that nobody else has: runs side by side share the demo company. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

async function actOn(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions: ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function search(page: Page, text: string) {
  await page.getByRole('searchbox', { name: 'Search people' }).fill(text);
}

async function invite(page: Page, name: string, email: string) {
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Invite' }).click();
}

test.describe('as an administrator', () => {
  test.beforeEach(async ({ page, signIn }) => {
    await signIn('admin');
    await page.goto('/admin/people');
    await expect(page.getByRole('grid', { name: 'People' })).toBeVisible();
  });

  test('somebody invited comes in by the link, is dismissed and taken back', async ({
    page,
    browser,
    baseURL,
  }) => {
    const name = unique('Ina Vite');
    const email = `${name.replaceAll(' ', '.').toLowerCase()}@demo.example`;
    await invite(page, name, email);
    const invitation = page.getByRole('dialog', { name: `Invitation for ${name}` });
    await expectAccessible(page);
    const link = await invitation.getByLabel('Invitation link').inputValue();
    await invitation.getByRole('button', { name: 'Close' }).last().click();

    const theirs = await browser.newPage({ baseURL: baseURL ?? '' });
    await theirs.goto(link);
    await theirs.getByLabel('New password').fill('ten characters or more');
    await theirs.getByRole('button', { name: 'Come in' }).click();
    await expect(theirs).toHaveURL((address) => address.pathname === '/');
    await theirs.close();

    await search(page, email);
    await actOn(page, name, 'Dismiss');
    await expect(page.getByRole('dialog')).toContainText('Their records stay theirs.');
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('Nobody found')).toBeVisible();
    await page.getByText('Show dismissed').click();
    await actOn(page, name, 'Reinstate');
    await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Active');
    // Nobody stays who is not of the demo company.
    await actOn(page, name, 'Dismiss');
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Dismissed');
  });

  test('an error stands at its field, and nothing is saved', async ({ page }) => {
    await invite(page, unique('Twice'), 'admin@demo.example');
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
    await expect(dialog.getByLabel('E-mail')).toHaveAccessibleDescription(/.+/);
    await expect(dialog.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a person is found by a part of the name, and changed', async ({ page }) => {
    const name = unique('Ed Itor');
    await invite(page, name, `${name.replaceAll(' ', '.').toLowerCase()}@demo.example`);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await search(page, name.slice(3));
    await actOn(page, name, 'Edit');
    const dialog = page.getByRole('dialog', { name: `Edit “${name}”` });
    await dialog.getByRole('button', { name: /Role/ }).click();
    await page.getByRole('option', { name: 'CRM manager' }).click();
    await dialog.getByRole('combobox', { name: 'Department' }).fill('Marketing');
    await page.getByRole('option', { name: 'Marketing' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText('CRM manager');
    await expect(row).toContainText('Marketing');
    await actOn(page, name, 'Dismiss');
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('Nobody found')).toBeVisible();
  });
});

for (const who of ['head', 'user'] as const) {
  test(`people and structure are not for the demo company’s ${who}`, async ({ page, signIn }) => {
    await signIn(who);
    await page.goto('/admin/people/departments');
    await expect(page.getByText('This page is for administrators')).toBeVisible();
  });
}

for (const [screen, viewport] of SCREENS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`people are accessible on ${screen}, ${colorScheme}`, async ({ page, signIn }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn('admin');
      await page.goto('/admin/people');
      await expect(page.getByRole('grid', { name: 'People' })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
      await page.getByRole('button', { name: 'Invite' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });
  }
}
