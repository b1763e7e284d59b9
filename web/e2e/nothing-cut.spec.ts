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

test('what does not fit into a card says so, and is a press away', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month');
  const funnel = card(page, 'Sales funnel');
  const more = funnel.getByText('More below');
  const last = funnel.locator('[title]').last();
  await expect(last).not.toBeInViewport();
  for (let times = 0; times < 5 && (await more.isVisible()); times += 1) {
    await more.click();
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await expect(more).toHaveCount(0);
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
