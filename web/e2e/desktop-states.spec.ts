import type { Page } from '@playwright/test';
import { alterDesktop, blockOf, card, openDesktop, type Answered, type Block } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, operationsOf, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const MISSING = {
  __typename: 'MissingSetting',
  code: 'PRICE_FIELDS',
  text: 'No price field is chosen for “Tenders”.',
  dealType: 'RGVhbFR5cGU6NQ==',
  activityType: null,
};

/** Puts a block into another state, with nothing in it, as the API does. */
function put(dashboard: Answered, key: string, code: string, message: string, missing = [MISSING]): void {
  const block = blockOf(dashboard, key);
  Object.assign(block.status, { code, message, missing });
  Object.assign(block, { total: null });
}

const withoutRevenue = (page: Page) =>
  alterDesktop(page, ({ dashboard }) =>
    put(dashboard, 'revenue', 'NOT_CONFIGURED', 'Prices are not set up.'),
  );

test('what is not set up leads an administrator to the very setting', async ({ page, signIn }) => {
  await signIn('admin');
  await withoutRevenue(page);
  await openDesktop(page);
  const revenue = card(page, 'Revenue');
  await expect(revenue.getByText(MISSING.text)).toBeVisible();
  await expect(revenue.getByRole('button')).toHaveCount(0);
  await expect(card(page, 'Contacts').locator('data')).toBeVisible();
  await expectAccessible(page);
  await revenue.getByRole('link', { name: 'Set it up' }).click();
  await expect(page).toHaveURL(`/admin/fields#${encodeURIComponent(`deal-type-${MISSING.dealType}`)}`);
  await expect(page.getByRole('heading', { name: /Tenders/ }).first()).toBeVisible();
});

test('to others what is not set up is told in a neutral line', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn('user');
  await withoutRevenue(page);
  await openDesktop(page);
  const revenue = card(page, 'Revenue');
  await expect(revenue.getByText('This block is not set up yet.')).toBeVisible();
  await expect(revenue.getByRole('link')).toHaveCount(0);
  await expect(revenue.getByText(MISSING.text)).toHaveCount(0);
  await expectNoSidewaysScrolling(page);
});

test('in Russian, too: not set up, in part, forbidden and failed', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await asRussianAdministrator(page, async () => {
    await alterDesktop(page, ({ dashboard }) => {
      put(dashboard, 'revenue', 'NOT_CONFIGURED', 'Цены не настроены.');
      put(dashboard, 'contacts', 'FORBIDDEN', 'Этот блок не для вас.', []);
      put(dashboard, 'activities', 'FAILED', 'Этот блок считается слишком долго.', []);
      Object.assign(blockOf(dashboard, 'won_deals').status, { code: 'PARTIAL', missing: [MISSING] });
    });
    await openDesktop(page);
    await expect(card(page, 'Выручка').getByRole('link', { name: 'Настроить' })).toBeVisible();
    await expect(page.getByText('Этот блок не для вас.')).toBeVisible();
    await expect(card(page, 'Активности').getByRole('button', { name: 'Повторить' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Не настроен 1 тип' })).toBeVisible();
    await expectAccessible(page);
  });
});

test('a block that failed is tried again by itself, the others stay as they are', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await alterDesktop(page, ({ dashboard }) => put(dashboard, 'revenue', 'FAILED', 'It took too long.', []));
  const answered = await openDesktop(page);
  const revenue = card(page, 'Revenue');
  await expect(revenue.getByRole('status')).toContainText('It took too long.');
  const operations = operationsOf(page);
  await revenue.getByRole('button', { name: 'Try again' }).click();
  await expect(revenue.locator('data')).toBeVisible();
  expect(operations).toEqual(['OneWidget']);
  await expect(card(page, 'Contacts').locator('data')).toHaveAttribute(
    'value',
    blockOf(answered, 'contacts').total.value,
  );
});

test('where nothing happened, zeros are real and charts say so', async ({ page, signIn }) => {
  await signIn('user');
  await openDesktop(page, '/?from=1999-01-01&to=1999-01-31&compare=none');
  await expect(card(page, 'Revenue').locator('data')).toHaveAttribute('value', /^0/);
  for (const title of ['New activities', 'Activity sources', 'Deal types', 'Deal sources']) {
    await expect(
      card(page, title).getByText('Nothing in this period. What is recorded in it appears here.'),
    ).toBeVisible();
  }
  await expectAccessible(page);
  await card(page, 'Revenue').locator('data').click();
  await expect(page.getByRole('dialog').getByText(/it is a real zero/)).toBeVisible();
});

test('a desktop without blocks says how they get there', async ({ page, signIn }) => {
  await signIn('user');
  await alterDesktop(page, ({ dashboard }) => {
    dashboard.widgets = [] as Block[];
  });
  await page.goto('/');
  await expect(page.getByText('Your desktop is empty')).toBeVisible();
  await expectAccessible(page);
});

test('until it comes a skeleton stands in its place, and nothing jumps', async ({ page, signIn }) => {
  await signIn('head');
  await openDesktop(page);

  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('/graphql', async (route) => {
    await held;
    await route.fallback();
  });
  await page.reload();
  const places = () =>
    page
      .locator('[style*="--desktop-column"]')
      .evaluateAll((cells) => cells.map((cell) => JSON.stringify(cell.getBoundingClientRect())));
  await expect(page.locator('main [aria-busy="true"]')).toBeVisible();
  const before = await places();
  await expectAccessible(page);
  answer();
  await expect(card(page, 'Revenue')).toBeVisible();
  await expect.poll(places).toEqual(before);
});
