import { expect, test } from './support/test';

test.use({ complaint: /Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED/ });

for (const [name, address, shown] of [
  ['reports', '/reports', 'Reports'],
  ['administration', '/admin/people/groups', 'Groups'],
] as const) {
  test(`while the server is gone, ${name} stay as they were and say so`, async ({ page, signIn }) => {
    await signIn('admin');
    await page.goto(address);
    const heading = page.getByRole('heading', { name: shown, exact: true }).first();
    await expect(heading).toBeVisible();
    await page.waitForLoadState('networkidle');
    const before = await page.locator('main').innerText();
    await page.route('/graphql', (route) => route.abort());
    // Whoever goes elsewhere and back finds it as it was.
    await page.getByRole('link', { name: 'Desktop', exact: true }).first().click();
    await page.goBack();
    await expect(page.getByText(/^The server cannot be reached/)).toBeVisible();
    await expect(heading).toBeVisible();
    for (const line of before
      .split('\n')
      .filter((one) => one.length > 3)
      .slice(0, 8)) {
      await expect(page.locator('main')).toContainText(line);
    }
    await page.unroute('/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/^The server cannot be reached/)).toHaveCount(0);
  });
}
