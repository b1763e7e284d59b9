import { archiveReports, expectPreviewed, section, unique } from './support/reports';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.beforeEach(async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/admin/reports/library');
  await expect(page.getByRole('heading', { name: 'Ready reports', level: 1 })).toBeVisible();
});

test('a ready report is added with one press, and opened', async ({ page }) => {
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add “Calls missed”' }).click();
  await page.getByRole('button', { name: 'Open' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/^Calls missed/);
  await archiveReports(page, (await title.textContent()) ?? '');
});

test('a report begins with a ready one, about the chosen field', async ({ page }) => {
  const name = unique('Losses');
  await page.getByRole('link', { name: 'Start from “Lost reasons”' }).click();
  await expectPreviewed(page);
  const about = section(page, 'Name and place');
  await expect(about.getByRole('textbox', { name: 'Name' })).toHaveValue('Lost reasons');
  await expect(
    section(page, 'Broken down by').getByRole('button', { name: /Reason for the loss/ }),
  ).toBeVisible();
  await about.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await archiveReports(page, name);
});

test('the library fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});
