import type { Locator, Page } from '@playwright/test';
import { alterDesktop, blockOf, card, openDesktop, type Block } from './support/desktop';
import { SCREENS } from './support/screens';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const LAST_MONTH = '/?period=last-month&compare=previous-period';

/** Amounts whose words are as long as they can be different. */
const AMOUNTS = ['1234567890.12', '98765432.10', '250000', '10000', '50', '0.5'];

/** Makes a block's slices these amounts of money. */
function inMoney(block: Block): void {
  block.total.unit = 'MONEY';
  block.slices = block.slices.slice(0, AMOUNTS.length);
  for (const [index, slice] of block.slices.entries()) slice.value = AMOUNTS[index] ?? '0';
}

const boxesOf = (marks: Locator) =>
  marks.evaluateAll((all) =>
    all.map((one) => {
      const { left, width } = one.getBoundingClientRect();
      return { left: Math.round(left), width: Math.round(width * 10) / 10 };
    }),
  );

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} bars of one chart are measured by one ruler, however long their words are`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await alterDesktop(page, ({ dashboard }) => inMoney(blockOf(dashboard, 'deal_sources')));
    await signIn('admin');
    const answered = await openDesktop(page, LAST_MONTH);
    const { title, slices } = blockOf(answered, 'deal_sources');
    expect(slices.length).toBeGreaterThanOrEqual(AMOUNTS.length);
    const bars = card(page, title).getByRole('listitem').getByRole('button');
    await expect(bars).toHaveCount(AMOUNTS.length);
    // A track, and in it the length.
    const tracks = await boxesOf(bars.locator('[aria-hidden]:has(> [data-pattern])'));
    expect(new Set(tracks.map(({ left }) => left)).size).toBe(1);
    expect(new Set(tracks.map(({ width }) => width)).size).toBe(1);
    const lengths = await boxesOf(bars.locator('[data-pattern]'));
    for (const [index, { width }] of lengths.entries()) {
      const share = Number(AMOUNTS[index]) / Number(AMOUNTS[0]);
      expect(Math.abs(width - share * (tracks[0]?.width ?? 0))).toBeLessThan(0.2);
    }
  });
}

test('columns stand on one axis, each part as high as its value', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const { title, series } = blockOf(answered, 'revenue_by_deal_type');
  const steps = series[0]?.points.length ?? 0;
  const values = Array.from({ length: steps }, (_, step) =>
    series.map(({ points }) => Number(points[step]?.value)).filter(Boolean),
  ).flat();
  const bars = card(page, title).getByRole('img').locator('[data-pattern]');
  await expect(bars).toHaveCount(values.length);
  const heights = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().height));
  const scale = Math.max(...heights) / Math.max(...values);
  for (const [index, height] of heights.entries()) {
    // A bar is seen, however little it stands for.
    expect(Math.abs(height - (values[index] ?? 0) * scale)).toBeLessThan(2.1);
  }
});

test('what does not add up is lines, one for each series and one for what they are compared with', async ({
  page,
  signIn,
}) => {
  await alterDesktop(page, ({ dashboard }) => {
    const block = blockOf(dashboard, 'revenue_by_deal_type');
    Object.assign(block.total, { unit: 'RATIO' });
    for (const { points } of block.series)
      for (const [index, point] of points.entries()) point.value = `${index / points.length}`;
  });
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const { title, series } = blockOf(answered, 'revenue_by_deal_type');
  const chart = card(page, title).getByRole('img');
  await expect(chart.locator('path')).toHaveCount(series.length + 1);
  await expect(chart.locator('path[data-pattern]').first()).toHaveAttribute('d', /^M 0\.5 1\.00000 L 1\.5 /);
});

test('a pie is a ring, with each part named, told exactly and opened beside it', async ({ page, signIn }) => {
  await alterDesktop(page, ({ dashboard }) => {
    Object.assign(blockOf(dashboard, 'deal_sources'), { visualisation: 'PIE' });
  });
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const { title, slices } = blockOf(answered, 'deal_sources');
  const pie = card(page, title);
  await expect(pie.getByRole('img').locator('g')).toHaveCount(slices.length);
  const parts = pie.getByRole('listitem').getByRole('button');
  await expect(parts).toHaveCount(slices.length);
  const [first] = slices;
  await expect(parts.first()).toHaveAccessibleName(new RegExp(`^${first?.category.label} ${first?.value} `));
  await parts.first().click();
  await expect(page.getByRole('dialog')).toContainText(`${title}: ${first?.category.label}`);
});

test('funnels beside each other are measured by one ruler', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const { title, funnels } = blockOf(answered, 'sales_funnel');
  const counts = funnels.flatMap(({ steps }) => steps.map(({ count }) => count));
  const drawn = await card(page, title)
    .locator('[style*="--width"]')
    .evaluateAll((steps) =>
      steps.map((step) => Number((step as HTMLElement).style.getPropertyValue('--width'))),
    );
  const widest = Math.max(...counts);
  expect(drawn.map((width) => Math.round(width * widest))).toEqual(counts);
});

/** The look of each mark of a card, by the name beside it. */
const looksOf = (drawn: Locator): Promise<Record<string, string>> =>
  drawn.getByRole('listitem').evaluateAll((items) =>
    Object.fromEntries(
      items.flatMap((item) => {
        const mark = item.querySelector<HTMLElement>('[data-pattern]');
        const name = item.querySelector('[title]')?.getAttribute('title') ?? '';
        if (!mark) return [];
        return [[name, `${getComputedStyle(mark).backgroundColor} ${mark.dataset.pattern}`]];
      }),
    ),
  );

async function looksFor(page: Page, title: string) {
  await expect(card(page, title).locator('[data-pattern]').first()).toBeAttached();
  return looksOf(card(page, title));
}

test('a category has one look, for everybody and on every chart, and no two of a chart look alike', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  const titles = ['Deal sources', 'New activities', 'Deal types', 'Revenue by deal type'];
  const looks = new Map<string, Record<string, string>>();
  for (const title of titles) {
    const found = await looksFor(page, title);
    expect(Object.keys(found).length).toBeGreaterThan(1);
    expect(new Set(Object.values(found)).size).toBe(Object.keys(found).length);
    looks.set(title, found);
  }
  for (const [name, look] of Object.entries(looks.get('Deal types') ?? {})) {
    expect([name, looks.get('Revenue by deal type')?.[name]]).toEqual([name, look]);
  }

  // Somebody else, in a browser that has seen nothing yet, in another period.
  await page.evaluate(() => localStorage.clear());
  await signIn('head');
  await openDesktop(page, '/?period=this-year');
  for (const title of titles) {
    const known = looks.get(title) ?? {};
    const both = Object.entries(await looksFor(page, title)).filter(([name]) => name in known);
    expect(both.length).toBeGreaterThan(0);
    for (const [name, look] of both) expect([name, look]).toEqual([name, known[name]]);
  }
});

test('what is more than eyes tell apart is one bar, and is opened by pressing it', async ({
  page,
  signIn,
}) => {
  await alterDesktop(page, ({ dashboard }) => {
    const block = blockOf(dashboard, 'deal_sources');
    block.slices = Array.from({ length: 30 }, (_, n) => ({
      ...(block.slices[0] as Block['slices'][number]),
      path: `slices.${n}`,
      category: { key: `${n}`, label: `Source ${n}`, color: null, palettePlace: n, standsFor: 1 },
      value: `${300 - n}`,
      share: '0.0250',
    }));
  });
  await signIn('admin');
  await openDesktop(page, LAST_MONTH);
  const sources = card(page, 'Deal sources');
  const bars = sources.getByRole('listitem');
  await expect(bars).toHaveCount(10);
  const looks = await looksOf(sources);
  expect(new Set(Object.values(looks)).size).toBe(10);
  const others = sources.getByRole('button', { name: 'Other (21)' });
  const sum = Array.from({ length: 21 }, (_, n) => 300 - 9 - n).reduce((total, value) => total + value, 0);
  await expect(others).toContainText(sum.toLocaleString('en-US'));
  await others.click();
  await expect(bars).toHaveCount(30);
  await sources.getByRole('button', { name: 'Show fewer' }).click();
  await expect(bars).toHaveCount(10);
});

/** What is shortened in English and in Russian. */
const SHORTENED = '\\d[KMBT]$|\\d\\s(тыс|млн|млрд|трлн)';

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} a shortened number is exact to who points, and to who listens`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize(viewport);
    await signIn('admin');
    await openDesktop(page, '/?period=this-year&compare=previous-period');
    await expect(
      card(page, 'Sales funnel')
        .getByText(/\d[KM]$/)
        .first(),
    ).toBeVisible();
    const shortened = await page.getByRole('region').evaluateAll(
      (cards, pattern) =>
        cards
          // An axis is exact as it is written.
          .flatMap((one) =>
            [...one.querySelectorAll('span, b')].filter((part) => !part.closest('[role=img]')),
          )
          .filter((one) => one.children.length === 0 && one.checkVisibility())
          .filter((one) => new RegExp(pattern).test(one.textContent.trim()))
          .map((one) => ({
            short: one.textContent,
            isUnheard: one.ariaHidden === 'true',
            heard: one.nextElementSibling?.textContent ?? '',
            pointed: one.closest('[title]')?.getAttribute('title') ?? one.closest('data')?.value ?? '',
          })),
      SHORTENED,
    );
    expect(shortened.length).toBeGreaterThan(0);
    for (const each of shortened) {
      expect(each).toMatchObject({ isUnheard: true });
      expect(each.heard).toMatch(/\d,\d{3}|\.\d\d/);
      expect(each.pointed).toMatch(/\d{4}|\d,\d{3}|\.\d\d/);
    }
  });
}

test('a finger that presses a shortened number is told the exact one', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const step = blockOf(answered, 'sales_funnel').funnels[0]?.steps[0];
  const shown = card(page, 'Sales funnel')
    .getByRole('button', { name: step?.stage.name ?? '' })
    .first();
  await shown.click();
  const exact = Number(step?.amount).toLocaleString('en-US', { minimumFractionDigits: 2 });
  await expect(page.getByRole('dialog')).toContainText(exact);
});
