import type { Page } from '@playwright/test';
import { beginArranging, drag, faceOf } from './support/arrange';
import { expect, test } from './support/test';

// Nothing is saved here: the administrator's desktop is that of other tests too.
test.beforeEach(async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/');
  await beginArranging(page);
});

const isOnBody = (page: Page) => page.evaluate(() => document.activeElement === document.body);

/** What the keys go to is told by what has the focus; two frames later nothing gives it back any more. */
async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => isOnBody(page)).toBe(false);
}

test('the first Enter after a drag opens the menu of what was dragged', async ({ page }) => {
  await drag(page, faceOf(page, 'Contacts'), { x: 0, y: 200 });
  await expect(faceOf(page, 'Contacts')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Actions: Contacts' })).toBeVisible();
});

test('who wants nothing to move has the keys in the menu, too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await faceOf(page, 'Contacts').press('Enter');
  await expect(page.getByRole('menu', { name: 'Actions: Contacts' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(faceOf(page, 'Contacts')).toBeFocused();
});

test('whatever is done, the focus stays in the editor', async ({ page }) => {
  await page.getByRole('button', { name: 'Remove Deals' }).click();
  await expectFocusKept(page);
  await expect(page.locator('[data-face]:focus')).toHaveCount(1);

  await faceOf(page, 'Revenue').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expectFocusKept(page);

  await page.getByRole('button', { name: 'Removed: 2 blocks' }).press('Enter');
  await page.getByRole('button', { name: 'Bring back Deals' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Bring back Revenue' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No block is removed')).toBeVisible();
  await expectFocusKept(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectFocusKept(page);

  const undo = page.getByRole('button', { name: 'Undo' });
  while (await undo.isEnabled()) await undo.press('Enter');
  await expectFocusKept(page);
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+z');
  await expect(faceOf(page, 'Contacts')).toBeFocused();
});
