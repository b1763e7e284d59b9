import type { Page } from '@playwright/test';
import { answeredBy, blockOf, card, openDesktop, operationOf } from './support/desktop';
import { logInOf } from './support/server';
import { expect, expectAccessible, operationsOf, test } from './support/test';

test.use({ complaint: /Failed to load resource/, contextOptions: { reducedMotion: 'reduce' } });

async function refresh(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Refresh' }).click();
}

/** Answers the desktop so, until told to stop. */
async function answerInstead(page: Page, status: number, body: string): Promise<() => Promise<void>> {
  await page.route('/graphql', (route) =>
    operationOf(route.request().postData()) === 'Desktop'
      ? route.fulfill({ status, contentType: 'application/json', body })
      : route.fallback(),
  );
  return () => page.unrouteAll();
}

const TIMED_OUT = JSON.stringify({
  errors: [{ message: 'It took too long.', extensions: { code: 'TIMEOUT' } }],
});

test('offline the last answer stays, dimmed, with its time; and comes back by itself', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  const answered = await openDesktop(page);
  const { value } = blockOf(answered, 'contacts').total;
  const figure = card(page, 'Contacts').locator('data');
  const grid = page.locator('main [aria-busy]');
  const time = new Date(answered.asOf).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  });

  await page.context().setOffline(true);
  await refresh(page);
  await expect(page.getByRole('status').filter({ hasText: 'The server cannot be reached.' })).toContainText(
    time,
  );
  await expect(figure).toHaveAttribute('value', value);
  await expect(grid).toHaveCSS('opacity', '0.55');

  await figure.click();
  await expect(page.getByRole('dialog').getByText('This could not be loaded')).toBeVisible();
  await page.keyboard.press('Escape');

  await answeredBy(page, () => page.context().setOffline(false));
  await expect(page.getByText('The server cannot be reached.')).toHaveCount(0);
  await expect(grid).toHaveCSS('opacity', '1');
});

for (const [what, status, body, words] of [
  ['fails', 200, 'nothing that can be read', 'The server cannot be reached'],
  ['takes too long', 503, TIMED_OUT, 'It took too long.'],
] as const) {
  test(`when the request ${what}, it is said, and can be tried again`, async ({ page, signIn }) => {
    await signIn('user');
    const stop = await answerInstead(page, status, body);
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText(words);
    await expectAccessible(page);
    await stop();
    await answeredBy(page, () => page.getByRole('button', { name: 'Try again' }).click());
    await expect(card(page, 'Contacts').locator('data')).toBeVisible();

    // With something to show, it stays.
    await answerInstead(page, status, body);
    await refresh(page);
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await expect(card(page, 'Contacts').locator('data')).toBeVisible();
  });
}

test('who is no longer signed in logs in and is where they were', async ({ page, signIn }) => {
  await signIn('user');
  await openDesktop(page, '/?period=last-month&compare=none');
  await page.context().clearCookies();
  await refresh(page);
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await page.getByLabel('Password').fill(logInOf('user').password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL('/?period=last-month&compare=none');
  await expect(card(page, 'Contacts').locator('data')).toBeVisible();
});

test('a period that is refused keeps what was there, and leads back', async ({ page, signIn }) => {
  await signIn('user');
  const operations = operationsOf(page);
  await page.goto('/?from=0001-01-01&to=9999-12-31');
  await expect(page.getByText('This cannot be shown')).toBeVisible();
  await answeredBy(page, () => page.getByRole('button', { name: 'Show my usual desktop' }).click());
  await expect(card(page, 'Contacts').locator('data')).toBeVisible();
  expect(operations).toEqual(['Desktop', 'Desktop']);
});
