import { callApi } from './support/arrange';
import { asRussianAdministrator } from './support/russianAdministrator';
import { archiveReports, openReport, saveReport, unique } from './support/reports';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

const NUMBER = { dataset: 'DEALS', visualisation: 'NUMBER' };

test('a version is told part by part, and restored', async ({ page, signIn }) => {
  await signIn('admin');
  const name = unique('Of two versions');
  const id = await saveReport(page, name, NUMBER);
  await callApi(
    page.request,
    `mutation ($report: ID!) {
      updateReport(input: {report: $report, baseVersion: 1, description: "Said later"}) { userErrors { message } }
    }`,
    { report: id },
  );
  await openReport(page, id);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  const versions = page.getByRole('dialog', { name: `Versions of “${name}”` });
  await expect(versions.getByText('Said later')).toBeVisible();
  await expectAccessible(page);
  await versions.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(versions).toHaveCount(0);
  await expect(page.getByText('Said later')).toHaveCount(0);
  await archiveReports(page, name);
});

test('a report is copied, archived, and taken back', async ({ page, signIn }) => {
  await signIn('admin');
  const name = unique('To and fro');
  await openReport(page, await saveReport(page, name, NUMBER));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(name);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('Archived', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Take out of the archive' }).click();
  await expect(page.getByText('Archived', { exact: true })).toHaveCount(0);
  await archiveReports(page, name);
});

test('folders are made, named, filled and emptied', async ({ page, signIn }) => {
  await signIn('admin');
  const [name, folder, next] = [unique('In a folder'), unique('Folder'), unique('Renamed')];
  const id = await saveReport(page, name, NUMBER);
  await page.goto('/reports');
  await page.getByRole('button', { name: 'New folder' }).click();
  await page.getByRole('dialog').getByLabel('Name of the folder').fill(folder);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Folder “${folder}”` }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name of the folder').fill(next);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('link', { name: next })).toBeVisible();
  // The button of the menu is focused again, and its tooltip stands outside the page.
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  await openReport(page, id);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Move to a folder' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Folder$/ })
    .click();
  await page.getByRole('option', { name: next }).click();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('link', { name: next }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByText('1 report', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: `Folder “${next}”` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByText(/has reports/)).toBeVisible();
  await callApi(
    page.request,
    `mutation ($report: ID!) {
      updateReport(input: {report: $report, baseVersion: 1, clear: [FOLDER]}) { userErrors { message } }
    }`,
    { report: id },
  );
  await page.getByRole('button', { name: `Folder “${next}”` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('link', { name: next })).toHaveCount(0);
  await archiveReports(page, name);
});

test('reports are found by name', async ({ page, signIn }) => {
  await signIn('admin');
  const name = unique('Findable');
  await saveReport(page, name, NUMBER);
  await page.goto('/reports');
  await page.getByRole('searchbox', { name: 'Find a report' }).fill(name.toUpperCase());
  await expect(page.getByText('1 report', { exact: true })).toBeVisible();
  await page.getByRole('switch', { name: 'On desktops only' }).click({ force: true });
  await expect(page.getByText('No report fits')).toBeVisible();
  await archiveReports(page, name);
});

test('reports speak Russian', async ({ page }) => {
  await asRussianAdministrator(page, async () => {
    const name = unique('Сделки');
    const id = await saveReport(page, name, NUMBER);
    await openReport(page, id);
    await expect(page.getByRole('button', { name: 'Как это посчитано' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/admin/reports/new');
    await expect(page.getByText(/^по \d+ строк/)).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScrolling(page);
    await archiveReports(page, name);
  });
});
