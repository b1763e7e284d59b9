import type { Locator } from '@playwright/test';
import { BLOCKS, blockOf, card, numberIn, openDesktop, type Block } from './support/desktop';
import { expect, expectAccessible, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A month that is over: no step is still to come. */
const LAST_MONTH = '/?period=last-month&compare=previous-period';

/** What a table says, cell by cell, without its heads. */
const cellsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map(({ innerText }) => innerText.trim())),
    );

/** Where there is nothing to tell, a cell is empty or has a dash: a month has more days than the one before it. */
const numbersOf = async (table: Locator) =>
  (await cellsOf(table)).map((row) =>
    row.map((cell) => (cell === '' || cell === '—' ? null : numberIn(cell))),
  );

test('each block is drawn as fits it', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  for (const key of BLOCKS) {
    const block = blockOf(answered, key);
    await test.step(block.title, () => expectDrawn(card(page, block.title), block));
  }
});

async function expectDrawn(drawn: Locator, block: Block) {
  const { __typename, total, series, slices, cells, funnels, groups } = block;
  await expect(drawn).toBeVisible();
  switch (__typename) {
    case 'MetricWidget':
      await expectFigure(drawn, total);
      await expect(drawn.locator('svg[viewBox="0 0 100 40"] path').first()).toBeAttached();
      for (const { key, label } of total.secondary) {
        if (key !== 'returned') await expect(drawn.getByRole('button', { name: label })).toBeVisible();
      }
      return;
    case 'SeriesWidget':
      await expectFigure(drawn, total);
      await expect(
        drawn
          .getByRole('img', { name: `Chart: ${block.title}` })
          .locator('[data-pattern]')
          .first(),
      ).toBeVisible();
      for (const { category } of series) await expect(drawn.getByText(category.label)).toBeVisible();
      return;
    case 'BreakdownWidget': {
      await expectFigure(drawn, total);
      const longest = Math.max(...slices.map(({ value }) => Number(value)));
      const bars = drawn.getByRole('listitem').getByRole('button');
      await expect(bars).toHaveCount(slices.length);
      for (const [index, { category, value }] of slices.entries()) {
        const bar = bars.nth(index);
        await expect(bar).toHaveAccessibleName(new RegExp(`^${category.label} ${value}`));
        const length = await bar.evaluate((element) => element.style.getPropertyValue('--length'));
        expect(parseFloat(length)).toBeCloseTo((Number(value) / longest) * 100, 3);
      }
      return;
    }
    case 'MatrixWidget':
      await expectFigure(drawn, total);
      await expect(drawn.getByRole('table').getByRole('button')).toHaveText(
        matrixOf(block).flat().filter(Boolean) as string[],
      );
      expect(cells.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(total.value));
      return;
    case 'FunnelWidget':
      await expectFigure(drawn, total);
      await expect(drawn.getByRole('heading', { level: 3 })).toHaveText(
        funnels.map(({ dealType }) => dealType.name),
      );
      for (const { steps, lost } of funnels) {
        for (const { stage } of [...steps, ...lost]) {
          await expect(drawn.getByRole('button', { name: new RegExp(stage.name) }).first()).toBeAttached();
        }
      }
      return;
    case 'FeedWidget':
      await expect(drawn.getByRole('listitem')).toHaveCount(groups.edges.length);
      return;
  }
  throw new Error(`It is not known how a ${__typename} is drawn.`);
}

async function expectFigure(drawn: Locator, { value, change }: Block['total']) {
  const figure = drawn.locator('data');
  await expect(figure).toHaveAttribute('value', value);
  const percent = Number(change?.percent ?? 0);
  if (percent !== 0) {
    await expect(drawn.getByText(/^[+−][\d.,]+%(better|worse)$/)).toContainText(percent > 0 ? '+' : '−');
  }
}

/** The cells of a matrix as they stand under each other. */
function matrixOf({ rows, columns, cells }: Block) {
  return rows.map((row) =>
    columns.map(
      (column) => cells.find((cell) => cell.row === row.key && cell.column === column.key)?.value ?? null,
    ),
  );
}

test('a table with the same numbers is one key away from each', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  for (const key of BLOCKS.filter((one) => one !== 'events')) {
    const block = blockOf(answered, key);
    await test.step(block.title, async () => {
      const shown = card(page, block.title);
      // The key is there as soon as the button that tells of it is.
      await shown.getByRole('button', { name: 'As a table (T)' }).press('t');
      const table = shown.getByRole('table', { name: block.title });
      await expect(table).toBeVisible();
      expect(await numbersOf(table)).toEqual(tableOf(block));
    });
  }
  // The focus has scrolled tables beneath their heads, which stay where they are.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*')) element.scrollTop = 0;
  });
  await expectAccessible(page);
  // The same key with Russian letters on it; and the drawing is back.
  const forms = card(page, 'Online forms');
  await forms.dispatchEvent('keydown', { key: 'е', code: 'KeyT' });
  await expect(forms.getByRole('table')).toHaveCount(0);
});

/** What stood in the step compared with; nothing in its place where there is none. */
const before = ({ previousTrend }: Block['total'], step: number) =>
  previousTrend.length > 0 ? [previousTrend[step] ? Number(previousTrend[step].value) : null] : [];

/** The numbers of a block, as its table has them. */
function tableOf(block: Block): (number | null)[][] {
  const { __typename, total, series, slices, funnels } = block;
  switch (__typename) {
    case 'MetricWidget':
      return total.trend.map(({ value }, step) => [Number(value), ...before(total, step)]).toReversed();
    case 'SeriesWidget':
      return (series[0]?.points ?? [])
        .map((_, step) => [
          ...series.map(({ points }) => Number(points[step]?.value)),
          ...before(total, step),
        ])
        .toReversed();
    case 'BreakdownWidget':
      return slices.map(({ value, share }) => [Number(value), percent(share)]);
    case 'MatrixWidget':
      return matrixOf(block).map((row) => row.map((value) => (value === null ? null : Number(value))));
    default:
      return funnels.flatMap(({ steps, lost }) => [
        ...steps.map(({ count, amount, shareOfPrevious, shareOfFirst }) => [
          count,
          Number(amount),
          percent(shareOfPrevious),
          percent(shareOfFirst),
        ]),
        ...lost.map(({ count, amount }) => [count, Number(amount), null, null]),
      ]);
  }
}

/** A share as a table writes it: in percent, with one digit behind the point. */
function percent(share: string | null): number | null {
  return share === null ? null : Math.round(Math.round(Number(share) * 10_000) / 10) / 10;
}
