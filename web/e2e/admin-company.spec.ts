import type { Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { card } from './support/desktop';
import { test } from './support/ownCompany';
import { PASSWORD } from './support/importedCompany';
import { choose } from './support/reports';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

test.beforeEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await page.goto('/admin/company');
});

/** As it came. */
test.afterEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await change(page, { name: company.name, timezone: 'Europe/Berlin', weekStart: 'MONDAY', currency: 'EUR' });
});

function change(page: Page, input: Record<string, string | Record<string, string>>): Promise<unknown> {
  return callApi(
    page.request,
    'mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { userErrors { message } } }',
    { input },
  );
}

/** What the preview says people will see. */
function preview(page: Page) {
  return page.getByRole('region', { name: 'What people will see' }).getByRole('definition');
}

/** A Wednesday, late enough for the next day to have begun in Tokyo. */
async function setClock(page: Page): Promise<void> {
  await page.clock.setFixedTime(new Date('2026-11-04T20:30:00Z'));
  await page.reload();
}

function saveBar(page: Page) {
  return page.getByRole('group', { name: 'Changes that are not saved' });
}

async function find(page: Page, label: string, typed: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: option }).click();
}

test('what is chosen is previewed at once, counts for everybody once it is saved, and it is said who did it', async ({
  page,
  company,
}) => {
  await setClock(page);
  await expect(preview(page)).toHaveText(['4 Nov 2026, 21:30', '2 – 8 Nov 2026', '€1,234,567.80']);
  await page.getByLabel('Name', { exact: true }).fill('Lakeside & Sons');
  await find(page, 'Time zone', 'tokyo', /^Asia\/Tokyo/);
  await choose(page, 'First day of the week', 'Sunday');
  await find(page, 'Currency', 'US dollar', /^USD · US Dollar$/);
  await expect(preview(page)).toHaveText(['5 Nov 2026, 05:30', '1 – 7 Nov 2026', '$1,234,567.80']);
  await expect(page.getByRole('region', { name: 'What people will see' })).toContainText('Lakeside & Sons');
  await expect(saveBar(page)).toContainText('4 changes are not saved');
  await expect(page.getByRole('banner')).toContainText(company.name);

  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await expect(page.getByText('Saved. Everybody sees it at once.')).toBeVisible();
  await expect(page.getByText(/^Changed last by Ada Adler, /)).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Lakeside & Sons');
  await page.reload();
  await expect(preview(page)).toHaveText(['5 Nov 2026, 05:30', '1 – 7 Nov 2026', '$1,234,567.80']);

  await company.signIn(page, 'ulf');
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText('Lakeside & Sons');
  await expect(card(page, 'Revenue')).toContainText('$');
});

test('what was changed back is no change, and discarding changes nothing', async ({ page }) => {
  await choose(page, 'First day of the week', 'Saturday');
  await expect(saveBar(page)).toContainText('1 change is not saved');
  await choose(page, 'First day of the week', 'Monday');
  await expect(saveBar(page)).toHaveCount(0);

  await find(page, 'Currency', 'JPY', /^JPY/);
  await expect(preview(page).last()).toHaveText('¥1,234,567.8');
  await saveBar(page).getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('combobox', { name: 'Currency' })).toHaveValue(/^EUR/);
  await expect(preview(page).last()).toHaveText('€1,234,567.80');
});

test('a name of nothing is refused beside the name, and nothing else is saved with it', async ({ page }) => {
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('  ');
  await choose(page, 'First day of the week', 'Friday');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription('Expected a name, got an empty one.');
  await expect(saveBar(page)).toContainText('2 changes are not saved');
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('button', { name: /First day of the week$/ })).toHaveText('Monday');
});

test('a zone that there is not cannot be chosen: the one before stays', async ({ page }) => {
  const zone = page.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('Atlantis');
  await expect(page.getByText('Nothing of that name')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(zone).toHaveValue('Europe/Berlin');
  await expect(saveBar(page)).toHaveCount(0);
});

test('what somebody else changed meanwhile stays as they have it', async ({ page }) => {
  await setClock(page);
  await choose(page, 'First day of the week', 'Sunday');
  await change(page, { timezone: 'Asia/Tokyo' });
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Asia/Tokyo');
  await expect(preview(page)).toHaveText(['5 Nov 2026, 05:30', '1 – 7 Nov 2026', '€1,234,567.80']);
});

test('what could not be saved stays on the page, and it is said', async ({ page }) => {
  await page.route('/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName === 'UpdateCompany') await route.fulfill({ json: 'nothing that can be read' });
    else await route.fallback();
  });
  await choose(page, 'First day of the week', 'Sunday');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toHaveText(/^That could not be done, and nothing was changed/);
  await expect(saveBar(page)).toContainText('1 change is not saved');
});

for (const [screen, viewport] of SCREENS) {
  for (const [language, title, weekday, sunday, amount] of [
    ['EN', 'Company', 'First day of the week', 'Sunday', '€1,234,567.80'],
    ['RU', 'Компания', 'Первый день недели', 'Воскресенье', '1 234 567,80 €'],
  ] as const) {
    test(`the company's page is accessible on ${screen}, in ${language}`, async ({ page, company }) => {
      await page.emulateMedia({ colorScheme: language === 'RU' ? 'dark' : 'light' });
      await page.setViewportSize(viewport);
      await company.signIn(page, 'ada', language);
      await page.reload();
      await expect(page).toHaveTitle(title);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await choose(page, weekday, sunday);
      await expect(page.getByRole('definition').last()).toHaveText(amount);
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}

test('records get a link into the CRM; what is no address is told at its field', async ({ page }) => {
  const deals = page.getByRole('textbox', { name: 'Deals' });
  await deals.fill('javascript:alert({externalId})');
  await expect(saveBar(page)).toContainText('1 change is not saved');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Expected an address that begins with https://')).toBeVisible();
  await expect(deals).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  const link = 'https://crm.example/deals/{externalId}';
  await deals.fill(link);
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Deals' })).toHaveValue(link);
  await page.getByRole('textbox', { name: 'Deals' }).fill('');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
});

test('pages of other sites are named that may ask; what is no origin is told at its field', async ({
  page,
}) => {
  const origins = page.getByRole('textbox', { name: 'Origins that may ask' });
  await origins.fill('https://reports.example/page');
  await expect(saveBar(page)).toContainText('1 change is not saved');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Expected an origin as browsers name it')).toBeVisible();
  await expect(origins).toHaveAttribute('aria-invalid', 'true');
  await origins.fill('https://reports.example, https://a.example');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
  await page.reload();
  await expect(origins).toHaveValue('https://a.example https://reports.example');
  await origins.fill('');
  await saveBar(page).getByRole('button', { name: 'Save' }).click();
  await expect(saveBar(page)).toHaveCount(0);
});

test('everything is downloaded, and whether to delete it is thought over: administrators are told, others stay out', async ({
  page,
  company,
}) => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download everything' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.zip$/);

  await page.getByRole('button', { name: 'Delete the company…' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete “${company.name}”?` });
  await dialog.getByLabel('The company’s name, once more').fill('another');
  await dialog.getByLabel('Your password').fill('not it');
  await dialog.getByRole('button', { name: 'Delete it in 14 days' }).click();
  await expect(dialog.getByText("Expected the company's name")).toBeVisible();
  await expect(dialog.getByText('Expected the password you have now.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('The company’s name, once more').fill(company.name);
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Delete it in 14 days' }).click();
  await expect(page.getByText(/^This company, and everything of it, is deleted on /)).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(/^This company, and everything of it, is deleted on /)).toBeVisible();

  await page.goto('/admin/company');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep the company' }).click();
  await expect(page.getByText('The company stays. Everybody gets in again.')).toBeVisible();
  await expect(page.getByText(/is deleted on /)).toHaveCount(0);
  await company.signIn(page, 'ulf');
  await page.goto('/');
  await expect(card(page, 'Revenue')).toBeVisible();
});
