import type { Page } from '@playwright/test';
import { callApi, beginArranging, drag, expectAt, faceOf, restoreDefault } from './support/arrange';
import { expect, expectAccessible, expectNoSidewaysScrolling, operationsOf, test } from './support/test';

// This person's desktop is that of no other test.
test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, signIn }) => {
  await signIn('advisor');
  await restoreDefault(page);
  await page.goto('/');
  await beginArranging(page);
});

test.afterEach(({ page }) => restoreDefault(page));

test('a block is dragged, others make way, and one save tells the server', async ({ page }) => {
  const operations = operationsOf(page);
  const contacts = await faceOf(page, 'Contacts').boundingBox();
  const activities = await faceOf(page, 'Activities').boundingBox();
  await drag(page, faceOf(page, 'Activities'), { x: (contacts?.x ?? 0) - (activities?.x ?? 0), y: 0 });
  await expectAt(page, 'Activities', 'Column 1, row 1, 3 × 2');
  await expectAt(page, 'Contacts', 'Column 1, row 3, 3 × 2');
  await expectAt(page, 'Deals', 'Column 7, row 1, 3 × 2');
  await expect(page.getByRole('status').filter({ hasText: /\d+ blocks made way/ })).toBeAttached();
  expect(operations).toEqual([]);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeFocused();
  expect(operations[0]).toBe('SaveLayout');
  await page.reload();
  await beginArranging(page);
  await expectAt(page, 'Activities', 'Column 1, row 1, 3 × 2');
  await expectAt(page, 'Contacts', 'Column 1, row 3, 3 × 2');
});

test('a corner is pulled', async ({ page }) => {
  const item = page.locator('.react-grid-item', { has: faceOf(page, 'Sales funnel') });
  await item.scrollIntoViewIfNeeded();
  const corner = item.locator('.react-resizable-handle');
  const face = await faceOf(page, 'Sales funnel').boundingBox();
  await drag(page, corner, { x: -(face?.width ?? 0) / 2, y: -88 });
  await expectAt(page, 'Sales funnel', 'Column 1, row 17, 6 × 6');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await beginArranging(page);
  await expectAt(page, 'Sales funnel', 'Column 1, row 17, 12 × 7');
});

test('a block is removed and brought back; undo and redo go over both', async ({ page }) => {
  const deals = faceOf(page, 'Deals');
  await page.getByRole('button', { name: 'Remove Deals' }).click();
  await expect(deals).toHaveCount(0);
  await page.getByRole('button', { name: 'Removed: 1 block' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring back Deals' }).click();
  await expect(page.getByText('No block is removed')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAt(page, 'Deals', 'Column 7, row 1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(deals).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expectAt(page, 'Deals', 'Column 7, row 1');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expectAt(page, 'Deals', 'Column 7, row 1');
});

test('what was removed stays removed after Done, and comes back from the list', async ({ page }) => {
  await page.getByRole('button', { name: 'Remove Calls' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'SMS' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Calls' })).toHaveCount(0);
  await beginArranging(page);
  await page.getByRole('button', { name: 'Removed: 1 block' }).click();
  await page.getByRole('button', { name: 'Bring back Calls' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Calls' })).toBeVisible();
});

test('the edit mode moves no block, and is accessible', async ({ page }) => {
  const places = () =>
    page
      .locator('main')
      .getByRole('region', { includeHidden: true })
      .evaluateAll((cards) =>
        cards.map((card) => {
          const { x, width, height } = card.getBoundingClientRect();
          return [card.textContent.slice(0, 8), Math.round(x), Math.round(width), Math.round(height)];
        }),
      );
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  // They are drawn one after another.
  const allAreThere = () => expect.poll(async () => (await places()).length).toBe(19);
  await allAreThere();
  const arranging = await places();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await allAreThere();
  expect(arranging).toEqual(await places());
});

/** The desktop without the block “Deals”, saved; the page is a new one. */
async function withoutDeals(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Remove Deals' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await page.reload();
  await beginArranging(page);
}

test('back to the default', async ({ page }) => {
  await withoutDeals(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Back to the default' }).click();
  // What it will be is shown at once.
  await expect(faceOf(page, 'Deals')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Deals', exact: true })).toBeVisible();
});

test('back to an earlier arrangement', async ({ page }) => {
  await withoutDeals(page);
  await restoreDefault(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Earlier arrangements' }).click();
  await expect(page.getByRole('dialog').getByText('Present')).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('button', { name: /^Restore .+Hid “Deals”/ })
    .first()
    .click();
  await expect(page.getByText('The earlier arrangement is back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Removed: 1 block' })).toBeVisible();
  await expect(faceOf(page, 'Deals')).toHaveCount(0);
});

/** Where every block stands, as it is read out. */
async function allPlaces(page: Page): Promise<string[]> {
  const names = await page.locator('[data-face]').evaluateAll((faces) => faces.map((face) => face.ariaLabel));
  return names.map((name) => name ?? '').sort();
}

test('what the keys did is what is saved, of every block', async ({ page }) => {
  const press = async (title: string, ...keys: string[]) => {
    await faceOf(page, title).focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('E-mails', 'ArrowUp', 'ArrowUp', 'Shift+ArrowRight', 'ArrowLeft');
  await press('Contacts', 'Shift+ArrowDown', 'ArrowRight');
  await page.getByRole('button', { name: 'Remove Calls' }).click();
  await press('Sales funnel', 'ArrowUp', 'ArrowUp', 'ArrowUp');
  await press('E-mails', 'ArrowDown', 'ArrowDown');
  const places = await allPlaces(page);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await beginArranging(page);
  expect(await allPlaces(page)).toEqual(places);
});

test('one row taller sends what is below one row down, and Undo brings it back', async ({ page }) => {
  const before = await allPlaces(page);
  await faceOf(page, 'Contacts').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expectAt(page, 'Contacts', 'Column 1, row 1, 3 × 3');
  await expectAt(page, 'Revenue by deal type', 'Column 1, row 4,');
  await expectAt(page, 'Activities', 'Column 4, row 1');
  await page.keyboard.press('Control+z');
  await expectAt(page, 'Revenue by deal type', 'Column 1, row 3,');
  expect(await allPlaces(page)).toEqual(before);
  await faceOf(page, 'Activities').focus();
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 'Activities', 'Column 5, row 1');
  await expectAt(page, 'Deals', 'Column 7, row 3');
  await expectAt(page, 'Contacts', 'Column 1, row 1');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
  await expectAt(page, 'Activities', 'Column 2, row 1');
  // It only passed by.
  await expectAt(page, 'Deals', 'Column 7, row 1');
});

test('in Russian it is all the same', async ({ page }) => {
  await callApi(page.request, 'mutation { setLanguage(input: { language: RU }) { language } }');
  await page.goto('/');
  await page.getByRole('button', { name: 'Настроить' }).click();
  const deals = page.getByRole('button', { name: /^Сделки\. Столбец/ });
  await deals.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-live-announcer]').first()).toHaveText(/^Сделки: столбец 7, строка 2/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Вернуть исходный вид' })).toBeVisible();
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Отмена', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Выйти без сохранения?' })).toBeVisible();
  await page.getByRole('button', { name: 'Выйти' }).click();
  await expect(page.getByRole('button', { name: 'Настроить' })).toBeVisible();
  await callApi(page.request, 'mutation { setLanguage(input: { language: EN }) { language } }');
});
