import type { Page } from '@playwright/test';
import { openDesktop, operationOf } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const LONG =
  'Объединённая промышленно-торговая компания «Северо-Западные станкостроительные заводы» имени основателей';

/** A company, a person and a scope with names of a hundred letters. */
async function withLongNames(page: Page): Promise<void> {
  await page.route('/graphql', async (route) => {
    if (!['Desktop', 'WhoIsSignedIn'].includes(operationOf(route.request().postData())))
      return route.fallback();
    const response = await route.fetch();
    interface Answer {
      data: { viewer: { name: string; company: { name: string } }; dashboard?: { scope: { label: string } } };
    }
    const json = (await response.json()) as Answer;
    json.data.viewer.name = LONG;
    json.data.viewer.company.name = LONG;
    if (json.data.dashboard) json.data.dashboard.scope.label = LONG;
    return route.fulfill({ response, json });
  });
}

/** The bar keeps to its height, and nothing in it or in the header of the page stands over anything else. */
async function expectRoom(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 780 });
  await expectNoSidewaysScrolling(page);
  const boxes = await page.evaluate(() => {
    const bar = document.querySelector('header');
    const heading = document.querySelector('h1')?.closest('header, div');
    const pressed = [...document.querySelectorAll('header a, header button, main > * button')].filter(
      (one) => one.checkVisibility() && one.getBoundingClientRect().top < 300,
    );
    const within = pressed.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom, words: one.textContent };
    });
    return { bar: bar?.clientHeight ?? 0, hasHeading: heading !== null, within };
  });
  expect(boxes.bar).toBeLessThanOrEqual(110);
  for (const [index, one] of boxes.within.entries()) {
    expect(one.left).toBeGreaterThanOrEqual(0);
    expect(one.right).toBeLessThanOrEqual(width);
    for (const other of boxes.within.slice(index + 1)) {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      expect(wide > 1 && high > 1, `“${one.words}” and “${other.words}” at ${width}`).toBe(false);
    }
  }
}

test('on a phone the header has room for what is in it, however long names are', async ({ page, signIn }) => {
  await signIn('admin');
  await withLongNames(page);
  await page.setViewportSize({ width: 390, height: 780 });
  await openDesktop(page, '/?period=last-month');
  for (const width of [390, 360]) await expectRoom(page, width);
  await expectAccessible(page);
});

test('it has in Russian, too', async ({ page }) => {
  await asRussianAdministrator(page, async () => {
    await withLongNames(page);
    await page.setViewportSize({ width: 390, height: 780 });
    await openDesktop(page, '/?period=last-month');
    for (const width of [390, 360]) {
      await expectRoom(page, width);
    }
  });
});
