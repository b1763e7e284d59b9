import type { Browser, Page } from '@playwright/test';
import { answeredBy, blockOf, operationOf, openDesktop } from './support/desktop';
import { test } from './support/ownCompany';
import { openReport, saveReport, unique } from './support/reports';
import { expect, expectAccessible } from './support/test';

const bar = (page: Page) => page.getByRole('group', { name: 'Filters' });

/** A browser that has not been here: another device. */
async function onAnotherDevice(
  browser: Browser,
  baseURL: string | undefined,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await look(await context.newPage());
  await context.close();
}

/** Does something that chooses filters, and waits until they are kept. */
async function keptBy(page: Page, act: () => Promise<unknown>): Promise<void> {
  const isKept = page.waitForResponse(
    (response) => operationOf(response.request().postData()) === 'RememberFilters',
  );
  await act();
  await isKept;
}

test('filters are there on another device, unless its address says others, and are reset by one press', async ({
  page,
  browser,
  baseURL,
  company: { signIn },
}) => {
  await signIn(page, 'ada');
  const whole = await openDesktop(page, '/?period=last-90-days&compare=none');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('option', { name: 'Source', exact: true }).click();
  await keptBy(page, () => page.getByRole('option', { name: 'Website', exact: true }).click());
  await page.keyboard.press('Escape');
  await expect(bar(page)).toContainText('Website');

  await onAnotherDevice(browser, baseURL, async (other) => {
    await signIn(other, 'ada');
    await other.goto('/');
    await expect(bar(other)).toContainText('Website');
    await expect(other).toHaveURL(/filter=SOURCE%2C/);
    await expectAccessible(other);
    const named = await openDesktop(other, '/?period=last-90-days&compare=none');
    await expect(bar(other)).toHaveCount(0);
    expect(blockOf(named, 'deals').total.value).toBe(blockOf(whole, 'deals').total.value);
    // Who only looked has chosen nothing.
    await other.goto('/?filter=DEAL_TYPE,NOT_GIVEN');
    await expect(bar(other)).toContainText('Deal type');
  });
  await onAnotherDevice(browser, baseURL, async (other) => {
    await signIn(other, 'ada');
    await other.goto('/');
    await expect(bar(other)).toContainText('Website');
    await keptBy(other, () =>
      answeredBy(other, () => other.getByRole('button', { name: 'Remove the filter: Source' }).click()),
    );
    await expect(bar(other)).toHaveCount(0);
  });
  await onAnotherDevice(browser, baseURL, async (other) => {
    await signIn(other, 'ada');
    await openDesktop(other, '/');
    await expect(other).toHaveURL(/period=/);
    await expect(bar(other)).toHaveCount(0);
  });
});

test('a report by itself is narrowed as the desktop is: its address, rows and files follow', async ({
  page,
  company: { signIn },
}) => {
  await signIn(page, 'ada');
  const id = await saveReport(page, unique('All deals'), { dataset: 'DEALS', visualisation: 'NUMBER' });
  await openReport(page, id, '?period=LAST_90_DAYS&compareTo=NONE');
  const number = page.locator('data').first();
  await expect(number).toHaveAttribute('value', '2');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('option', { name: 'Source', exact: true }).click();
  await page.getByRole('option', { name: 'Website', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(number).toHaveAttribute('value', '1');
  await expect(page).toHaveURL(/filter=SOURCE%2C/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'The rows behind it' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('link', { name: /CSV/ }).last()).toHaveAttribute('href', /filters=SOURCE%2C/);
  await page.reload();
  await expect(bar(page)).toContainText('Website');
  await page.getByRole('button', { name: 'Remove the filter: Source' }).click();
  await expect(number).toHaveAttribute('value', '2');
  await expect(page).not.toHaveURL(/filter=/);
});
