import type { Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { card } from './support/desktop';
import { test } from './support/ownCompany';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

test.beforeEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
});

/** As it came: all in euros, no rates. */
test.afterEach(async ({ page, company }) => {
  await company.signIn(page, 'ada');
  await putInto(page, 'EUR');
  await callApi(
    page.request,
    'mutation { removeExchangeRates(input: {currency: "USD"}) { userErrors { message } } }',
  );
});

/** Gives the deal that was won another currency; its thousand stays a thousand. */
async function putInto(page: Page, currency: string): Promise<void> {
  const { record } = await callApi<{ record: { id: string } }>(
    page.request,
    '{ record(kind: DEAL, externalId: "one") { id } }',
  );
  const { updateDeal } = await callApi<{ updateDeal: { userErrors: unknown[] } }>(
    page.request,
    'mutation ($input: UpdateDealInput!) { updateDeal(input: $input) { userErrors { message } } }',
    { input: { deal: record.id, currency } },
  );
  expect(updateDeal.userErrors).toEqual([]);
}

async function enterRates(page: Page, lines: string): Promise<void> {
  await page.getByRole('button', { name: 'Enter rates…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enter rates' });
  await dialog.getByRole('textbox', { name: 'Rates' }).fill(lines);
  await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
}

test('a deal in another currency adds nothing until a rate is entered, then counts converted, and its row shows what was given', async ({
  page,
}) => {
  await putInto(page, 'USD');
  await page.goto('/?period=last-90-days');
  await card(page, 'Revenue').locator('data').first().click();
  const row = page.getByRole('dialog').getByRole('listitem');
  await expect(row).toContainText('no exchange rate');
  await expect(row).toContainText('USD 1,000.00');

  await page.goto('/admin/company');
  await expect(page.getByText(/^1 deal in USD adds nothing to figures/)).toBeVisible();
  await enterRates(page, 'USD; 2026-01-01');
  const dialog = page.getByRole('dialog', { name: 'Enter rates' });
  await expect(dialog.getByRole('textbox', { name: 'Rates' })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Rates' }).fill('USD; 2020-01-01; 0.8\nUSD; 2020-01-02; 0.5');
  await dialog.getByRole('button', { name: 'Enter', exact: true }).click();
  await expect(page.getByText('2 rates entered. Deals converted anew: 1.')).toBeVisible();
  await expect(page.getByText(/^1 deal in USD adds nothing/)).toHaveCount(0);
  await expect(page.getByRole('row', { name: /USD/ })).toContainText('0.5');

  await page.goto('/?period=last-90-days');
  await expect(card(page, 'Revenue')).toContainText('€500.00');
  await card(page, 'Revenue').locator('data').first().click();
  await expect(row).toContainText('€500.00');
  await expect(row).toContainText('USD 1,000.00');
  await expect(row).toContainText(/rate of \d+ \w+ \d{4}/);
  await expectAccessible(page);
});

for (const [screen, viewport] of SCREENS) {
  for (const [language, title, dealText] of [
    ['EN', 'Other currencies', /^1 deal in USD adds nothing/],
    ['RU', 'Другие валюты', /^Нет курса USD на .+: 1 сделка не входит в суммы\.$/],
  ] as const) {
    test(`other currencies are accessible on ${screen}, in ${language}`, async ({ page, company }) => {
      await putInto(page, 'USD');
      await page.emulateMedia({ colorScheme: language === 'RU' ? 'dark' : 'light' });
      await page.setViewportSize(viewport);
      await company.signIn(page, 'ada', language);
      await page.goto('/admin/company');
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      await expect(page.getByText(dealText)).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}
