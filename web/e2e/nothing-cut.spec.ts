import type { Page } from '@playwright/test';
import { expectNothingCut } from './support/cut';
import { alterDesktop, card, openDesktop, type Block } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Where the reader looks at a desktop, and whether cards scroll there. */
const PLACES = [
  ['a desktop', { width: 1440, height: 900 }, 'cards scroll', 'screen', ''],
  ['a tablet', { width: 820, height: 1180 }, 'cards scroll', 'screen', ''],
  ['a phone', { width: 390, height: 844 }, 'the page scrolls', 'screen', ''],
  ['paper', { width: 718, height: 1000 }, 'the page scrolls', 'print', ''],
  ['a wall', { width: 1920, height: 1080 }, 'the page scrolls', 'screen', '&kiosk'],
] as const;

const LONG =
  'Поставка и пусконаладка оборудования для предприятий лёгкой промышленности, включая обучение сотрудников на месте у заказчика';

/** Names of 120 letters, and amounts of trillions. */
function stretch({ widgets }: { widgets: Partial<Block>[] }): void {
  const lengthen = (named: { label: string }) => (named.label = `${named.label} ${LONG}`.slice(0, 120));
  for (const { total, series, slices, rows, columns, funnels } of widgets) {
    if (total && total.unit === 'MONEY') total.value = '1234567890123.45';
    for (const { category } of [...(series ?? []), ...(slices ?? [])]) lengthen(category);
    [...(rows ?? []), ...(columns ?? [])].forEach(lengthen);
    for (const { dealType, steps } of funnels ?? []) {
      dealType.name = `${dealType.name} ${LONG}`;
      for (const step of steps) {
        step.stage.name = `${step.stage.name} ${LONG}`;
        step.amount = '1234567890123.45';
      }
    }
  }
}

for (const [place, viewport, reading, media, further] of PLACES) {
  const look = async (page: Page) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media });
    await openDesktop(page, `/?period=this-year&compare=previous-period${further}`);
    await page.waitForLoadState('networkidle');
    await expectNothingCut(page, reading);
  };

  test(`on ${place} nothing is cut off in silence`, async ({ page, signIn }) => {
    await signIn('admin');
    await look(page);
  });

  test(`on ${place} nothing is cut off in Russian`, async ({ page }) => {
    await asRussianAdministrator(page, () => look(page));
  });

  test(`on ${place} nothing is cut off of long names and large amounts`, async ({ page, signIn }) => {
    await alterDesktop(page, ({ dashboard }) => stretch(dashboard));
    await signIn('admin');
    await look(page);
  });
}

/** How a desktop that nobody has arranged shows its funnels: whole, or with how many stages are still below. */
async function expectFunnelsWhole(page: Page, title: string) {
  const funnel = card(page, title);
  await funnel.scrollIntoViewIfNeeded();
  await expect(funnel.locator('[data-more]')).toHaveCount(0);
  for (const item of await funnel.getByRole('listitem').all()) {
    await item.scrollIntoViewIfNeeded();
    await expect(item).toBeInViewport({ ratio: 0.9 });
  }
}

for (const [width, height] of [
  [1920, 1080],
  [1440, 900],
  [1280, 800],
] as const) {
  test(`${width} pixels wide, the funnels of the usual desktop are there to their won stages`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width, height });
    await signIn('admin');
    for (const period of ['last-month', 'this-year']) {
      await openDesktop(page, `/?period=${period}&compare=previous-period`);
      await expectFunnelsWhole(page, 'Sales funnel');
    }
  });
}

test('in Russian the funnels of the usual desktop are there to their won stages, too', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await asRussianAdministrator(page, async () => {
    await openDesktop(page, '/?period=this-year&compare=previous-period');
    await expectFunnelsWhole(page, 'Воронка продаж');
  });
});

test('what does not fit into a card says how much it is, and is a press away', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await signIn('admin');
  await openDesktop(page, '/?period=this-year');
  const funnel = card(page, 'Sales funnel');
  await funnel.scrollIntoViewIfNeeded();
  const more = funnel.locator('[data-more=below]').getByRole('button', { includeHidden: true });
  const left = async () => parseInt((await more.textContent()) ?? '', 10);
  const stages = await funnel.getByRole('listitem').count();
  const before = await left();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(stages);
  await more.click();
  await expect.poll(left).toBeLessThan(before);
  for (let times = 0; times < 5 && (await more.isVisible()); times += 1) {
    await more.click();
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await expect(more).toHaveCount(0);
  await expect(funnel.getByRole('listitem').last()).toBeInViewport();
});

test.describe('by a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 700 } });

  test('what a chart tells of a touched point stays until something else is touched', async ({
    page,
    signIn,
  }) => {
    await signIn('admin');
    await openDesktop(page, '/?period=this-year');
    const block = card(page, 'Revenue by deal type');
    const chart = block.getByRole('img');
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    // Above the columns, which open their rows.
    await page.touchscreen.tap((box?.x ?? 0) + 150, (box?.y ?? 0) + 20);
    const total = page.getByText('Total', { exact: true });
    await expect(total).toBeInViewport({ ratio: 1 });
    await block.getByRole('heading').tap();
    await expect(total).toHaveCount(0);
  });
});

test('what a chart tells of a point is whole, with its total', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await signIn('admin');
  await openDesktop(page, '/?period=this-year');
  const chart = card(page, 'Revenue by deal type').getByRole('img');
  await chart.scrollIntoViewIfNeeded();
  await chart.hover();
  const total = page.getByText('Total', { exact: true });
  await expect(total).toBeInViewport({ ratio: 1 });
});
