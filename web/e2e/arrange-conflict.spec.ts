import { beginArranging, expectAt, faceOf, restoreDefault } from './support/arrange';
import { expect, expectAccessible, test } from './support/test';

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, signIn }) => {
  await signIn('head');
  await restoreDefault(page);
  await page.goto('/');
  await beginArranging(page);
});

test.afterEach(({ page }) => restoreDefault(page));

/** The same person in another window. */
async function meanwhile(page: Parameters<typeof beginArranging>[0]) {
  const other = await page.context().newPage();
  await other.goto('/');
  await beginArranging(other);
  await faceOf(other, 'Deals').focus();
  await other.keyboard.press('Shift+ArrowDown');
  await other.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(other.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await other.close();
}

test('two windows that change one block: both sides are shown, and mine can be kept', async ({ page }) => {
  await faceOf(page, 'Deals').focus();
  await page.keyboard.press('ArrowDown');
  await meanwhile(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Saved elsewhere meanwhile' });
  await expect(dialog.getByText('Changed on both sides: Deals.')).toBeVisible();
  await expect(dialog.getByText('Resized “Deals”')).toBeVisible();
  await expect(dialog.getByText('Moved “Deals”')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toHaveCount(0);
  await beginArranging(page);
  await expectAt(page, 'Deals', 'Column 7, row 2, 3 × 3');
});

test('the saved one can be kept; what else I did is saved all the same', async ({ page }) => {
  await faceOf(page, 'Deals').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Remove Calls' }).click();
  await meanwhile(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('button', { name: 'Keep the saved one' }).click();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await beginArranging(page);
  await expectAt(page, 'Deals', 'Column 7, row 1, 3 × 3');
  await expect(faceOf(page, 'Calls')).toHaveCount(0);
});

test('windows that change different blocks do not meet', async ({ page }) => {
  await faceOf(page, 'Calls').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await meanwhile(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await beginArranging(page);
  // Deals one row taller sends what is below it one row down, and that is nearly all there is.
  await expectAt(page, 'Calls', 'Column 1, row 25, 3 × 3');
  await expectAt(page, 'Deals', 'Column 7, row 1, 3 × 3');
});
