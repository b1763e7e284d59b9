import type { Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { idOf, test } from './support/ownCompany';
import { archiveReports, openReport, saveReport, unique } from './support/reports';
import { ADDRESS } from './support/server';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

/** Has the feed of somebody tell of something else: what is published one after another, be it by other tests, it tells of as one. */
async function mention(page: Page, name: string): Promise<void> {
  const { record } = await callApi<{ record: { id: string } }>(
    page.request,
    '{ record(kind: DEAL, externalId: "one") { id } }',
  );
  await callApi(
    page.request,
    'mutation ($input: UpdateDealInput!) { updateDeal(input: $input) { userErrors { message } } }',
    { input: { deal: record.id, mentions: [await idOf(page, 'users', name)] } },
  );
}

test('a report is published to one department, seen there, and withdrawn', async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await mention(page, 'Ulf Unger');
  const name = unique('For the north');
  const id = await saveReport(page, name, { dataset: 'DEALS', visualisation: 'NUMBER' });
  await openReport(page, id);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Publish “${name}”` });
  await dialog.getByRole('combobox').fill('North');
  await page.getByRole('option', { name: 'North department' }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(dialog.getByRole('region', { name: 'Who sees it' })).toContainText('1 person');
  await expect(dialog.getByText(/over the records they may see/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByText('At the top').click();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('On desktops', { exact: true })).toBeVisible();

  const context = await page.context().browser()?.newContext({ baseURL: ADDRESS });
  const theirs = await context?.newPage();
  if (!context || !theirs) throw new Error('There is no browser.');
  await company.signIn(theirs, 'ulf');
  await theirs.goto('/');
  const published = theirs.getByRole('region', { name, exact: true });
  await expect(published).toBeInViewport();
  await expect(published.getByText('New', { exact: true })).toBeVisible();
  const line = theirs.getByRole('button', { name: new RegExp(`put the report “${name}” on your desktop`) });
  await expect(line).toHaveCount(1);
  await line.press('Enter');
  await theirs.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter');
  await expect(theirs.getByRole('dialog', { name, exact: true })).toBeVisible();
  await expect(theirs).toHaveURL(/card=report/);
  await theirs.goto('/reports');
  await theirs.getByRole('link', { name }).click();
  await expect(theirs.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'More' })).toHaveCount(0);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Take off desktops' }).click();
  await expect(page.getByText('On desktops', { exact: true })).toHaveCount(0);
  await theirs.goto('/');
  await expect(theirs.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible();
  await expect(theirs.getByRole('heading', { name })).toHaveCount(0);
  await expect(line).toHaveCount(0);

  // Once more: who has been told is not told again, and nobody else is.
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(dialog).toHaveCount(0);
  await theirs.goto('/');
  await expect(published).toBeVisible();
  await expect(line).toHaveCount(1);
  await context.close();
  await company.signIn(page, 'nina');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Revenue', exact: true })).toBeVisible();
  await expect(page.getByText(`put the report “${name}”`)).toHaveCount(0);
  await company.signIn(page, 'ada');
  await archiveReports(page, name);
});

for (const who of ['head', 'user'] as const) {
  test(`the ${who} opens a report, looks at another period, and at the rows behind it`, async ({
    page,
    signIn,
  }) => {
    await signIn('admin');
    const name = unique('To be opened');
    const id = await saveReport(page, name, { dataset: 'DEALS', visualisation: 'NUMBER' });
    const { report } = await callApi<{ report: { widgetId: string } }>(
      page.request,
      'query ($id: ID!) { report(id: $id) { widgetId } }',
      { id },
    );
    // For everybody, and on nobody's desktop.
    await callApi(
      page.request,
      `mutation ($widget: ID!) {
        setWidgetAudience(input: {widget: $widget, audience: {everyone: true}}) { userErrors { message } }
      }`,
      { widget: report.widgetId },
    );
    await signIn(who);
    await page.goto('/reports');
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await page.getByRole('button', { name: /Period$/ }).click();
    await page.getByRole('option', { name: 'Last 365 days' }).click();
    await expect(page).toHaveURL(/period=LAST_365_DAYS/);
    await page.getByRole('button', { name: 'How this is counted' }).click();
    await page.getByRole('button', { name: 'The rows behind it' }).click();
    await expect(page.getByRole('grid', { name: 'The rows behind it' })).toBeVisible();
    await expectAccessible(page);
    await page.goBack();
    await expect(page).not.toHaveURL(/period=/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as Excel' }).first().click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
    await page.goto('/admin/reports/new');
    await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await signIn('admin');
    await archiveReports(page, name);
  });
}
