import { test } from './support/ownCompany';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './support/test';

test('an administrator sees where somebody is signed in, and ends it', async ({
  page,
  company,
  browser,
  baseURL,
}) => {
  await company.signIn(page, 'nina');
  const theirs = await browser.newContext({ baseURL: baseURL ?? '' });
  await theirs.addCookies(await page.context().cookies());
  await page.context().clearCookies();
  await company.signIn(page, 'ada');
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Actions: Nina Noll' }).click();
  await page.getByRole('menuitem', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where Nina Noll is signed in' });
  await expect(dialog.getByRole('grid')).toContainText('127.0.0.1');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScrolling(page);
  const beyond = await dialog
    .getByRole('grid')
    .evaluate(({ parentElement: frame }) => frame && frame.scrollWidth - frame.clientWidth);
  expect(beyond).toBe(0);
  await dialog.getByRole('button', { name: 'End all' }).click();
  await expect(dialog.getByText('Nowhere at the moment.')).toBeVisible();
  const other = await theirs.newPage();
  await other.goto('/account');
  await expect(other).toHaveURL('/log-in');
  await theirs.close();
});
