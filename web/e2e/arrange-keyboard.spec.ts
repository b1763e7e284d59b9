import { beginArranging, expectAt, faceOf } from './support/arrange';
import { expect, expectAccessible, test } from './support/test';

// Nothing is saved here: the administrator's desktop is that of other tests too.
test.beforeEach(async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/');
  await beginArranging(page);
});

test('the keys move, resize and remove, and each is told', async ({ page }) => {
  const announcement = page.locator('[data-live-announcer]').first();
  const contacts = faceOf(page, 'Contacts');
  await contacts.focus();
  await page.keyboard.press('ArrowDown');
  await expectAt(page, 'Contacts', 'Column 1, row 2, 3 × 2');
  await expect(announcement).toHaveText(/^Contacts: column 1, row 2/);
  await expect(contacts).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'Contacts', 'Column 2, row 2, 3 × 2');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expectAt(page, 'Contacts', 'Column 2, row 2, 4 × 3');
  await expect(announcement).toHaveText(/^Contacts: 4 wide, 3 high/);
  await expect(contacts).toBeFocused();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(announcement).toHaveText('Contacts: this is as far as it goes');
  await page.keyboard.press('Delete');
  await expect(contacts).toHaveCount(0);
  await expect(announcement).toHaveText('Contacts removed');
  await expect(page.locator('[data-face]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(contacts).toHaveCount(1);
  await expect(announcement).toHaveText('Undone');
  await page.keyboard.press('Control+Shift+z');
  await expect(contacts).toHaveCount(0);
});

test('Escape leaves, and asks when something would be lost', async ({ page }) => {
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectAt(page, 'Contacts', 'Column 1, row 2');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Leave', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeFocused();
});

test('the menu of a block does all of it without dragging', async ({ page }) => {
  await faceOf(page, 'Revenue').focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Down' }).click();
  await page.getByRole('menuitem', { name: 'Down' }).click();
  await page.getByRole('menuitem', { name: 'Higher' }).click();
  await page.keyboard.press('Escape');
  await expectAt(page, 'Revenue', 'Column 10, row 3, 3 × 3');
  await page.getByRole('button', { name: 'Actions: Revenue', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Back to the default' }).click();
  // What it will be is shown at once.
  await expectAt(page, 'Revenue', 'Column 10, row 1, 3 × 2');
});

test('who goes elsewhere with unsaved changes is asked', async ({ page }) => {
  await page.getByRole('button', { name: 'Remove Deals' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep arranging' }).click();
  await expect(page).toHaveURL((address) => address.pathname === '/');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL(/\/admin/);
});
