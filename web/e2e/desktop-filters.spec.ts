import type { Page } from '@playwright/test';
import { answeredBy, blockOf, card, keepNoFilters, openDesktop } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(({ page }) => keepNoFilters(page));

const LAST_MONTH = '/?period=last-month&compare=previous-period';

const bar = (page: Page) => page.getByRole('group', { name: 'Filters' });
const choose = (page: Page, name: string) => page.getByRole('option', { name, exact: true }).click();

test('a filter narrows the whole desktop, stands in the address, and is taken away again', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const whole = await openDesktop(page, LAST_MONTH);
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expectAccessible(page);
  await choose(page, 'Deal type');
  const one = await answeredBy(page, () => choose(page, 'Training'));
  await expectAccessible(page);
  const two = await answeredBy(page, () => choose(page, 'Equipment sales'));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/[?&]filter=DEAL_TYPE%2C/);
  await expect(bar(page)).toContainText('Deal type');
  await expect(bar(page)).toContainText('+1');
  const counts = [one, two, whole].map((answered) => Number(blockOf(answered, 'deals').total.value));
  expect(counts).toEqual([...counts].sort((some, other) => some - other));
  expect(new Set(counts).size).toBe(3);
  expect(blockOf(one, 'sales_funnel').funnels).toHaveLength(1);
  await expect(card(page, 'Deals').locator('data').first()).toHaveAttribute('value', String(counts[1]));
  // Contacts have no deal type: they are whole, and say so.
  expect(blockOf(two, 'contacts').total.value).toBe(blockOf(whole, 'contacts').total.value);
  await expect(card(page, 'Contacts').getByText('not narrowed by Deal type')).toBeVisible();
  await expect(card(page, 'Deals').getByText('not narrowed by')).toHaveCount(0);
  await expectAccessible(page);

  const back = await answeredBy(page, () =>
    page.getByRole('button', { name: 'Remove the filter: Deal type' }).click(),
  );
  expect(blockOf(back, 'deals').total.value).toBe(blockOf(whole, 'deals').total.value);
  await expect(bar(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/filter=/);
  await answeredBy(page, () => page.goBack());
  await expect(bar(page)).toContainText('Training');
});

test('every way on from a narrowed desktop has its filters', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await choose(page, 'Source');
  await page.getByRole('searchbox').fill('webs');
  await expect(page.getByRole('option')).toHaveCount(1);
  await answeredBy(page, () => choose(page, 'Website'));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/filter=/);
  const again = await openDesktop(page, page.url());
  await expect(bar(page)).toContainText('Website');

  await card(page, 'New activities').getByRole('button', { name: 'How is this counted?' }).click();
  await expect(page.getByRole('dialog')).toContainText('Source is “Website”');
  await page.keyboard.press('Escape');
  await card(page, 'Deals').locator('data').first().click();
  await expect(page.getByRole('dialog')).toContainText(/^|\d+ rows/);
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  const file = page.getByRole('menuitem', { name: 'CSV for a spreadsheet' });
  expect(await file.getAttribute('href')).toContain('filters=SOURCE%2C');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog').getByText(/^[\d,]+ rows?/)).toContainText(
    Number(blockOf(again, 'deals').total.value).toLocaleString('en-GB'),
  );
  await page.keyboard.press('Escape');

  // Everything stands in the address: without a filter in it, the desktop is whole.
  await openDesktop(page, LAST_MONTH);
  await expect(bar(page)).toHaveCount(0);
});

test('what a filter leaves nothing of says so, and draws nothing', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await choose(page, 'Source');
  // Activities do not come from there, nor do deals of most types.
  await answeredBy(page, () => choose(page, 'Tender platform'));
  await page.keyboard.press('Escape');
  await expect(
    card(page, 'New activities').getByText('Nothing in this period with these filters.'),
  ).toBeVisible();
  const none = card(page, 'Sales funnel').getByRole('button', { name: /^New request\s*0/ });
  await expect(none).toBeVisible();
  // The body of a stage: a shape whose corners are all one point.
  const shape = await none
    .locator('[aria-hidden]')
    .last()
    .evaluate((body) => {
      const { width } = body.getBoundingClientRect();
      const probe = body.appendChild(document.createElement('i'));
      probe.style.cssText = 'position: absolute; width: var(--from)';
      const from = probe.getBoundingClientRect().width;
      probe.remove();
      return { width, from };
    });
  expect(shape.width).toBeGreaterThan(0);
  expect(shape.from).toBe(0);
});

test('several filters are cleared at once, and a filter is changed by its words', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  for (const [by, value] of [
    ['Responsible', 'John Nightingale'],
    ['Group', 'Not given'],
  ] as const) {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await choose(page, by);
    await answeredBy(page, () => choose(page, value));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await bar(page).getByRole('button', { name: 'Responsible John Nightingale' }).click();
  await expect(page.getByRole('option', { name: 'John Nightingale' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await answeredBy(page, () => choose(page, 'John Nightingale'));
  await page.keyboard.press('Escape');
  await expect(bar(page)).not.toContainText('Nightingale');
  await answeredBy(page, () => page.getByRole('button', { name: 'Remove the filter: Group' }).click());
  await expect(bar(page)).toHaveCount(0);
});

test('an address of a filter that is gone says so, and leads back', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto(`${LAST_MONTH}&filter=DEAL_TYPE,RGVhbFR5cGU6OTk5OTk5`);
  await expect(page.getByText('This cannot be shown')).toBeVisible();
  await answeredBy(page, () => page.getByRole('button', { name: 'Show my usual desktop' }).click());
  await expect(card(page, 'Contacts')).toBeVisible();
});

test('filters are printed, and shown on the wall, without anything to press', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await choose(page, 'Deal type');
  await answeredBy(page, () => choose(page, 'Training'));
  await page.keyboard.press('Escape');
  const address = page.url();
  await page.emulateMedia({ media: 'print' });
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the filter: Deal type' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await openDesktop(page, `${address}&kiosk=`);
  await expect(bar(page)).toContainText('Training');
  await expect(bar(page).getByRole('button')).toHaveCount(0);
});

test('a phone filters in Russian and in the dark without scrolling sideways', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await asRussianAdministrator(page, async () => {
    await openDesktop(page, LAST_MONTH);
    await page.getByRole('button', { name: 'Фильтр', exact: true }).tap();
    await page.getByRole('option', { name: 'Ответственный' }).tap();
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expectNoSidewaysScrolling(page);
    await answeredBy(page, () => page.getByRole('option').first().tap());
    await page.keyboard.press('Escape');
    await expect(page.getByRole('group', { name: 'Фильтры' })).toContainText('Ответственный');
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
  });
  await context.close();
});
