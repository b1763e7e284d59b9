import { answeredBy, blockOf, card, openDesktop } from './support/desktop';
import { expect, expectAccessible, operationsOf, test } from './support/test';

test('a wall screen has nothing around it, refreshes every minute, and Esc leads back', async ({
  page,
  signIn,
}) => {
  await page.clock.install();
  await signIn('head');
  const operations = operationsOf(page);
  await openDesktop(page, '/?period=this-month&compare=previous-period&kiosk');
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: /Period:|Arrange|More|Whose data/ })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
  await expectAccessible(page);

  await answeredBy(page, () => page.clock.fastForward(60_000));
  const again = await answeredBy(page, () => page.clock.fastForward(60_000));
  await expect(card(page, 'Revenue').locator('data')).toHaveAttribute(
    'value',
    blockOf(again, 'revenue').total.value,
  );
  expect(operations).toEqual(['Desktop', 'Desktop', 'Desktop']);

  // What is open is closed first.
  await card(page, 'Contacts').locator('data').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/kiosk/);
  // Then what is told of the number that has the focus again.
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/?period=this-month&compare=previous-period');
  await expect(page.getByRole('navigation')).toBeVisible();
});

test('a wall screen survives a night without the server', async ({ page, signIn }) => {
  await page.clock.install();
  await signIn('head');
  await openDesktop(page, '/?kiosk');
  await page.route('/graphql', (route) => route.fulfill({ body: 'nothing that can be read' }));
  await page.clock.fastForward(60_000);
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expect(card(page, 'Revenue').locator('data')).toBeVisible();
  await page.unrouteAll();
  await answeredBy(page, () => page.clock.fastForward('08:00:00'));
  await expect(page.getByText('The server cannot be reached.')).toHaveCount(0);
});

test('the menu leads to the wall screen', async ({ page, signIn }) => {
  await signIn('head');
  await openDesktop(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Wall screen' }).click();
  await expect(page).toHaveURL(/kiosk/);
  await expect(page.getByRole('navigation')).toBeHidden();
});

test('on paper the scope and the period stand on top, and cards are whole', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  await page.emulateMedia({ media: 'print' });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Whole company');
  const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeLessThan(60);
  await expect(page.getByText(/^against /)).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('button', { name: /Period:|Arrange/ })).toHaveCount(0);
  await expect(card(page, 'Revenue').getByRole('group', { name: 'Actions of Revenue' })).toBeHidden();
  const breaks = await page
    .locator('[style*="--desktop-column"]')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).breakInside));
  expect(new Set(breaks)).toEqual(new Set(['avoid']));
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(1);
});

test('who wants less motion gets none', async ({ page, signIn }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn('head');
  await openDesktop(page);
  await card(page, 'Contacts').locator('data').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const longest = await page.evaluate(() =>
    Math.max(
      0,
      ...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().activeDuration)),
    ),
  );
  expect(longest).toBeLessThanOrEqual(1);
});
