import type { Page } from '@playwright/test';
import { logInOf } from './support/server';
import { expect, expectAccessible, expectNoSidewaysScrolling, operationsOf, test } from './support/test';

/** Runs what is in the editor, once it is there. */
async function run(page: Page) {
  await expect(page.getByRole('region', { name: 'Operation Editor' })).toContainText('query');
  await page.getByRole('button', { name: /^Execute query/ }).click();
}

test('somebody who is not signed in is led to log in, and back', async ({ page }) => {
  await page.goto('/graphiql');
  await expect(page).toHaveTitle('GraphiQL');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Log in' }).click();
  const { email, password } = logInOf('user');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL('/graphiql');
  await expect(page.getByText(/^Signed in as /)).toBeVisible();
  await page.getByRole('link', { name: 'To the desktop' }).click();
  await expect(page).toHaveURL((address) => address.pathname === '/');
});

test('the whole desktop is asked for as whoever is signed in', async ({ page, signIn }) => {
  await signIn('user');
  await page.goto('/graphiql');
  const operations = operationsOf(page);
  await run(page);
  const answer = page.getByRole('region', { name: 'Result Window' });
  await expect(answer).toContainText('"role": "USER"');
  await expect(answer).not.toContainText('"errors"');
  expect(operations).toContain('WholeDesktop');
});

test('the schema is explored and read, with our descriptions', async ({ page, signIn }) => {
  await signIn('user');
  await page.goto('/graphiql');
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query', exact: true }).click();
  await expect(
    page.getByText('Your desktop: every widget you see, for one period, over your data.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Show Fields' }).click();
  await page.getByRole('searchbox', { name: 'Find a field' }).fill('previewAudience');
  await page.getByRole('button', { name: /^previewAudience/ }).click();
  await expect(page.getByRole('region', { name: 'Operation Editor' })).toContainText('headCount');
});

test('the examples open in tabs of their own, and run', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/graphiql');
  await expect(page.getByRole('region', { name: 'Operation Editor' })).toContainText('WholeDesktop');
  for (const [example, tab] of [
    ['Set an audience', 'FindBlocksAndPeople'],
    ['Change report field settings', 'SeeReportFields'],
    ['Build a report', 'CreateReport'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^${example}`) }).click();
    await expect(page.getByRole('button', { name: tab, exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'FindBlocksAndPeople', exact: true }).click();
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await page.getByRole('menuitem', { name: 'FindBlocksAndPeople' }).click();
  await expect(page.getByRole('region', { name: 'Result Window' })).toContainText('"headCount"');
});

for (const [screen, viewport] of [
  ['a desktop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`GraphiQL is accessible on ${screen}, ${colorScheme}`, async ({ page, signIn }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await signIn('user');
      await page.goto('/graphiql');
      await run(page);
      await expect(page.getByRole('region', { name: 'Result Window' })).toContainText('"data"');
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    });
  }
}
