import { openDesktop } from './support/desktop';
import { expect, test } from './support/test';

for (const [screen, viewport] of [
  ['of 1080 lines', { width: 1920, height: 1080 }],
  ['of 4K', { width: 3840, height: 2160 }],
] as const) {
  test(`a wall screen ${screen} shows every card whole, turning pages by itself`, async ({
    page,
    signIn,
  }) => {
    await page.clock.install();
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn('admin');
    await openDesktop(page, '/?kiosk');
    const seen = new Set<string>();
    const titles = await page.locator('main section h2').allTextContents();
    // Cards have grown with what has come into them.
    await page.clock.fastForward(1_000);
    const counted = page.getByText(/^1 \/ \d+$/);
    await expect(counted).toBeVisible();
    const pages = Number((await counted.textContent())?.split('/')[1]);
    for (let turn = 1; turn <= pages; turn += 1) {
      await expect(page.getByText(`${turn} / ${pages}`)).toBeVisible();
      const whole = await page.locator('main section').evaluateAll((cards) => {
        const top = document.querySelector('main header')?.getBoundingClientRect().bottom ?? 0;
        return cards
          .filter((card) => {
            const box = card.getBoundingClientRect();
            return box.top >= top - 1 && box.bottom <= window.innerHeight + 1;
          })
          .map((card) => card.querySelector('h2')?.textContent ?? '');
      });
      whole.forEach((title) => seen.add(title));
      await page.clock.fastForward(20_000);
    }
    expect([...titles].filter((title) => !seen.has(title))).toEqual([]);
    await expect(page.getByText(`1 / ${pages}`)).toBeVisible();
    // As large for who stands away from it, on both.
    const letters = await page.evaluate(() =>
      parseFloat(getComputedStyle(document.documentElement).fontSize),
    );
    expect(letters).toBeCloseTo(viewport.width / 96, 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  });
}

test('whoever moves the pointer is shown the way out', async ({ page, signIn }) => {
  await signIn('head');
  await openDesktop(page, '/?kiosk');
  const out = page.getByRole('button', { name: 'Leave the wall screen (Esc)' });
  await page.mouse.move(200, 200);
  await page.mouse.move(220, 220);
  await expect(out.locator('..')).toHaveCSS('opacity', '1');
  await out.click();
  await expect(page).not.toHaveURL(/kiosk/);
  await expect(page.getByRole('navigation')).toBeVisible();
});

test('a session that ends on a wall leaves the numbers there, and goes on once somebody has logged in', async ({
  page,
  signIn,
}) => {
  await page.clock.install();
  await signIn('head');
  await openDesktop(page, '/?kiosk');
  await page.context().clearCookies();
  await page.clock.fastForward(60_000);
  await expect(page.getByText('Your session has ended')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Deals', exact: true }).locator('data')).toBeVisible();
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('forced colours keep the colours that tell series apart', async ({ page, signIn }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await signIn('admin');
  await openDesktop(page);
  const chart = page.getByRole('region', { name: 'Revenue by deal type' });
  const marks = await chart
    .getByRole('listitem')
    .locator('[data-pattern]')
    .evaluateAll((all) => all.map((mark) => getComputedStyle(mark).backgroundColor));
  expect(marks.length).toBeGreaterThan(1);
  expect(new Set(marks).size).toBe(marks.length);
  const canvas = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Canvas';
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  });
  expect(marks).not.toContain(canvas);
  // What is chosen is not told by its ground alone.
  const outlineOf = (name: string) =>
    chart.getByRole('button', { name, exact: true }).evaluate((each) => getComputedStyle(each).outlineStyle);
  expect(await outlineOf('Day')).toBe('solid');
  expect(await outlineOf('Week')).toBe('none');
});
