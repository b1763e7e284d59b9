import { card, openDesktop, operationOf } from './support/desktop';
import { expect, expectAccessible, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const TITLE = 'Revenue by deal type';

test('a reader chooses the steps of a chart, which keeps them and adds up to the same', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=this-year&compare=none');
  const chart = card(page, TITLE);
  const steps = chart.getByRole('group', { name: 'Steps of the chart' });
  const total = await chart.locator('data').getAttribute('value');
  await expect(steps.getByRole('button', { pressed: true })).toHaveText('Month');
  await steps.getByRole('button', { name: 'Week' }).click();
  await expect(steps.getByRole('button', { pressed: true })).toHaveText('Week');
  await expect(page).toHaveURL(/step=revenue_by_deal_type%2Cweek/);
  await expectAccessible(page);
  expect(await chart.locator('data').getAttribute('value')).toBe(total);
  await steps.getByRole('button', { name: 'Week' }).press('t');
  // Weeks are named by their first and last days.
  await expect(chart.getByRole('rowheader').first()).toHaveText(/–/);

  await page.goto('/');
  await expect(steps.getByRole('button', { pressed: true })).toHaveText('Week');
  await page.goBack();
  await steps.getByRole('button', { name: 'Week' }).click();
  await expect(steps.getByRole('button', { pressed: true })).toHaveText('Month');
  await expect(page).not.toHaveURL(/step=/);
});

test('the rows of a step that was chosen are those of that step', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-quarter&compare=none&step=revenue_by_deal_type,month');
  const chart = card(page, TITLE);
  const steps = chart.getByRole('group', { name: 'Steps of the chart' });
  await expect(steps.getByRole('button', { pressed: true })).toHaveText('Month');
  await steps.getByRole('button', { name: 'Month' }).press('t');
  const cell = chart.getByRole('row').nth(1).getByRole('button').first();
  await cell.press('Enter');
  await expect(page.getByRole('dialog').getByText(/^\d+ rows?$/)).toBeVisible();
});

test('too many steps are told, and the usual ones are a press away', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?from=2015-01-01&to=2026-10-31&compare=none&step=revenue_by_deal_type,day');
  const chart = card(page, TITLE);
  await expect(chart.getByRole('status')).toContainText('at most 1000 parts');
  await expectAccessible(page);
  await chart.getByRole('button', { name: 'Take the usual ones' }).click();
  await expect(chart.getByRole('status')).toHaveCount(0);
  await expect(page).not.toHaveURL(/step=/);
});

test('without a choice nothing is asked besides the desktop', async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') asked.push(operationOf(request.postData()));
  });
  await signIn('admin');
  await openDesktop(page, '/?period=this-year&compare=none');
  await expect(card(page, TITLE).getByRole('group', { name: 'Steps of the chart' })).toBeVisible();
  expect(asked.filter((name) => name === 'OneWidget')).toEqual([]);
});
