import { answeredBy, blockOf, card, openDesktop } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, operationsOf, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a preset is in the address, asks once, and back and forward go through them', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  const operations = operationsOf(page);
  const first = await openDesktop(page);
  await expect(page).toHaveURL('/?period=this-month&compare=previous-period');
  const revenue = card(page, 'Revenue').locator('data');
  const expectRevenueOf = (answered: typeof first) =>
    expect(revenue).toHaveAttribute('value', blockOf(answered, 'revenue').total.value);
  await expectRevenueOf(first);

  const choose = async (from: string, to: string) => {
    await page.getByRole('button', { name: `Period: ${from}` }).click();
    return answeredBy(page, () => page.getByRole('button', { name: to, exact: true }).click());
  };
  const second = await choose('This month', 'Last quarter');
  await expect(page).toHaveURL('/?period=last-quarter&compare=previous-period');
  await expectRevenueOf(second);
  const third = await choose('Last quarter', 'Last year');
  await expectRevenueOf(third);

  await answeredBy(page, () => page.goBack());
  await expect(page).toHaveURL(/period=last-quarter/);
  await expectRevenueOf(second);
  await answeredBy(page, () => page.goBack());
  await expectRevenueOf(first);
  await expect(page.getByRole('button', { name: 'Period: This month' })).toBeVisible();
  await answeredBy(page, () => page.goForward());
  await expectRevenueOf(second);
  expect(operations).toEqual(Array(6).fill('Desktop'));
});

test('dates are typed, compared with last year or nothing, and all of it by the keyboard', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await openDesktop(page);
  await page.getByRole('button', { name: /^Period:/ }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Period' });
  await panel.getByRole('spinbutton', { name: /day, From/ }).focus();
  await page.keyboard.type('01032026');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('spinbutton', { name: /day, To/ })).toBeFocused();
  await page.keyboard.type('31052026');
  await panel.getByRole('button', { name: 'Apply' }).focus();
  await answeredBy(page, () => page.keyboard.press('Enter'));
  await expect(page).toHaveURL('/?from=2026-03-01&to=2026-05-31&compare=previous-period');
  await expect(page.getByText('1 March – 31 May 2026')).toBeVisible();
  await expect(page.getByText('against 29 November 2025 – 28 February 2026')).toBeVisible();
  const period = page.getByRole('button', { name: 'Period: 1 Mar – 31 May 2026' });
  await expect(period).toBeFocused();

  // A comparison is chosen as a preset is: the panel closes, and the focus is where it was opened.
  await page.keyboard.press('Enter');
  await panel.getByRole('radio', { name: 'Period before' }).focus();
  await page.keyboard.press('ArrowRight');
  await answeredBy(page, () => page.keyboard.press('Space'));
  await expect(panel).toHaveCount(0);
  await expect(period).toBeFocused();
  await expect(page).toHaveURL(/compare=same-period-last-year/);
  await expect(page.getByText('against 1 March – 31 May 2025')).toBeVisible();
  await page.keyboard.press('Enter');
  await panel.getByRole('radio', { name: 'Year before' }).focus();
  await page.keyboard.press('ArrowRight');
  await answeredBy(page, () => page.keyboard.press('Space'));
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/compare=none/);
  await expect(page.getByText(/against/)).toHaveCount(0);
  await expect(card(page, 'Revenue').getByText(/^was/)).toHaveCount(0);
});

test('a month is compared with the month before it, and one that is yet to begin with nothing', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await openDesktop(page, '/?from=2026-03-01&to=2026-03-31');
  await expect(page.getByText('against 1 – 28 February 2026')).toBeVisible();
  await openDesktop(page, '/?from=2100-01-01&to=2100-01-31');
  await expect(page.getByText('against nothing, as it is yet to begin')).toBeVisible();
  await expect(card(page, 'Revenue').getByText(/^was/)).toHaveCount(0);
});

test('dates the wrong way round, or none, cannot be applied, and it is said why', async ({
  page,
  signIn,
}) => {
  await signIn('head');
  await openDesktop(page, '/?from=2026-03-10&to=2026-03-20');
  await page.getByRole('button', { name: /^Period:/ }).click();
  const panel = page.getByRole('dialog', { name: 'Period' });
  await panel.getByRole('spinbutton', { name: /day, From/ }).focus();
  await page.keyboard.type('25');
  await expect(panel.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await expect(panel.getByRole('alert')).toHaveText('It ends before it begins.');
  for (const part of await panel.getByRole('spinbutton', { name: /From/ }).all()) {
    await part.focus();
    for (let digit = 0; digit < 4; digit++) await page.keyboard.press('Backspace');
  }
  await expect(panel.getByRole('alert')).toHaveText('Type both days.');
  await expectAccessible(page);
});

for (const search of ['from=2026-05-31&to=2026-03-01', 'from=2026-02-30&to=2026-03-01', 'period=tomorrow']) {
  test(`an address of a period that there is not (${search}) is told, and not replaced`, async ({
    page,
    signIn,
  }) => {
    await signIn('head');
    await page.goto(`/?${search}`);
    await expect(page.getByRole('heading', { name: 'There is no such period' })).toBeVisible();
    await expect(page).toHaveURL(`/?${search}`);
    await expect(page.getByRole('region')).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show my usual desktop' }).click();
    await expect(page).toHaveURL('/?period=this-month&compare=previous-period');
    await expect(card(page, 'Revenue')).toBeVisible();
  });
}

test('each person finds the period again that they left, in the same browser', async ({ page, signIn }) => {
  await signIn('head');
  await openDesktop(page, '/?period=last-week&compare=none');
  await openDesktop(page);
  await expect(page).toHaveURL('/?period=last-week&compare=none');

  await signIn('advisor');
  await openDesktop(page);
  await expect(page).toHaveURL('/?period=this-month&compare=previous-period');
  await openDesktop(page, '/?period=this-year&compare=none');

  await signIn('head');
  await openDesktop(page);
  await expect(page).toHaveURL('/?period=last-week&compare=none');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
]) {
  test(`the period is chosen in Russian on a screen ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await asRussianAdministrator(page, async () => {
      await openDesktop(page);
      const period = page.getByRole('button', { name: 'Период: Этот месяц' });
      const box = await period.boundingBox();
      // Top right, or within a thumb's reach.
      if (viewport.width > 640) expect(box?.y).toBeLessThan(150);
      else expect(box?.y).toBeGreaterThan(viewport.height - 80);
      await period.click();
      const panel = page.getByRole('dialog', { name: 'Период' });
      await expect(panel.getByRole('button', { name: 'Прошлый год' })).toBeInViewport();
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
      // In reach of a thumb, without scrolling.
      await expect(panel.getByRole('radio', { name: 'С прошлым годом' })).toBeInViewport({ ratio: 1 });
      await answeredBy(page, () => panel.getByRole('radio', { name: 'С прошлым годом' }).click());
      await expect(panel).toHaveCount(0);
      await period.click();
      await answeredBy(page, () => panel.getByRole('button', { name: 'Прошлый квартал' }).click());
      await expect(page).toHaveURL('/?period=last-quarter&compare=same-period-last-year');
      await expect(page.getByRole('button', { name: 'Период: Прошлый квартал' })).toBeFocused();
    });
  });
}
