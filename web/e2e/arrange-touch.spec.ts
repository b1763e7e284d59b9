import type { CDPSession, Page } from '@playwright/test';
import { centreOf, expectAt, faceOf, restoreDefault } from './support/arrange';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, signIn }) => {
  await signIn('user');
  await restoreDefault(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Arrange', exact: true }).tap();
  await expect(page.locator('[data-face]').first()).toBeVisible();
});

test.afterEach(({ page }) => restoreDefault(page));

async function swipe(
  page: Page,
  from: { x: number; y: number },
  by: { x: number; y: number },
): Promise<void> {
  const finger: CDPSession = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + by.x * part, y: from.y + by.y * part }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 8; step++) await touch('touchMove', step / 8);
  await touch('touchEnd', 1);
}

test('a finger drags by the handle, and scrolls by the rest', async ({ page }) => {
  const item = page.locator('.react-grid-item', { has: faceOf(page, 'Contacts') });
  await swipe(page, await centreOf(item.locator('[data-handle]')), { x: 0, y: 160 });
  await expectAt(page, 'Contacts', 'Column 1, row 3');
  await expectAt(page, 'Activities', 'Column 1, row 1');
  // A finger that rests for half a second scrolls nothing, and on a busy machine it may: then it comes again.
  await expect(async () => {
    await swipe(page, await centreOf(faceOf(page, 'Deals')), { x: 0, y: -200 });
    await expect.poll(() => page.evaluate(() => window.scrollY), { timeout: 5_000 }).toBeGreaterThan(50);
  }).toPass();
  await expectAt(page, 'Deals', 'Column 1, row 5');
});

test('a step down a phone passes the next block, and the column has no holes', async ({ page }) => {
  await faceOf(page, 'Contacts').tap();
  await page.getByRole('menuitem', { name: 'Down' }).tap();
  await page.keyboard.press('Escape');
  await expectAt(page, 'Activities', 'Column 1, row 1');
  await expectAt(page, 'Contacts', 'Column 1, row 3');
  await expectAt(page, 'Deals', 'Column 1, row 5');
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await page.getByRole('button', { name: 'Arrange', exact: true }).tap();
  await expectAt(page, 'Activities', 'Column 1, row 1');
  await expectAt(page, 'Contacts', 'Column 1, row 3');
  await expectAt(page, 'Deals', 'Column 1, row 5');
});

test('a tap opens the menu; what is done on a phone is of the phone', async ({ page }) => {
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await faceOf(page, 'Deals').tap();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Narrower' }).tap();
  await page.keyboard.press('Escape');
  await expectAt(page, 'Deals', 'Column 1, row 5, 1 × 2');
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await page.getByRole('button', { name: 'Arrange', exact: true }).tap();
  await expectAt(page, 'Deals', 'Column 1, row 5, 1 × 2');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectAt(page, 'Deals', 'Column 7, row 1, 3 × 2');
});

test('a finger pulls the corner', async ({ page }) => {
  const item = page.locator('.react-grid-item', { has: faceOf(page, 'Contacts') });
  await swipe(page, await centreOf(item.locator('.react-resizable-handle')), { x: -180, y: 80 });
  await expectAt(page, 'Contacts', 'Column 1, row 1, 1 × 3');
});
