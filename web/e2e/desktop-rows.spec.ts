import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import {
  answeredBy,
  beginningOf,
  blockOf,
  card,
  numberIn,
  keepNoFilters,
  openDesktop,
  operationOf,
} from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';
import { rowsOfSheet } from './support/xlsx';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(({ page }) => keepNoFilters(page));

const LAST_MONTH = '/?period=last-month&compare=previous-period';

const drawerOf = (page: Page) => page.getByRole('dialog');

/** How many rows a drawer says there are behind a number. */
async function countIn(page: Page): Promise<number> {
  return numberIn(
    await drawerOf(page)
      .getByText(/^[\d,]+ rows?/)
      .first()
      .innerText()
      .then((words) => words.split('·')[0] ?? ''),
  );
}

/** Takes the rows of a drawer away as a file. */
async function takeAway(page: Page, name: string): Promise<Download> {
  await drawerOf(page).getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name, exact: true }).click(),
  ]);
  return file;
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(drawerOf(page)).toHaveCount(0);
}

test('the rows behind a sum add up to it, page after page, and in the files', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const revenue = card(page, 'Revenue').locator('data');
  await revenue.click();
  const drawer = drawerOf(page);
  await expect(drawer.getByRole('heading', { name: 'Revenue' })).toBeVisible();
  const count = await countIn(page);
  const records = drawer.getByRole('listitem');
  await expect(records).toHaveCount(50);
  await expectAccessible(page);
  while (await drawer.getByRole('button', { name: /^Show more/ }).isVisible()) {
    const shown = await records.count();
    await drawer.getByRole('button', { name: /^Show more/ }).click();
    await expect(records).toHaveCount(Math.min(count, shown + 50));
  }
  await expect(records).toHaveCount(count);
  const prices = (await records.allInnerTexts()).map((text) => /€[\d,.]+/.exec(text)?.[0] ?? '0');
  const sum = prices.reduce((all, price) => all + Math.round(numberIn(price) * 100), 0) / 100;
  expect(sum).toBe(Number(blockOf(answered, 'revenue').total.value));
  await expect(drawer.getByText('adding up to')).toContainText(
    sum.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  );

  const download = async (name: string, ending: string) => {
    const file = await takeAway(page, name);
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    return readFile(await file.path());
  };
  const linesOf = (file: Buffer) => file.toString('utf8').trimEnd().split(/\r?\n/);
  // For people a header, and the rows below it.
  const table = linesOf(await download('CSV for a spreadsheet', 'csv'));
  expect(table[0]).toMatch(/^\uFEFF?Title,/);
  expect(table).toHaveLength(count + 1);
  const lines = linesOf(await download('CSV for programs', 'csv'));
  // Above the rows: the head, a line without words, and what the columns are.
  const columns = lines.findIndex((line) => /^,+$/.test(line)) + 1;
  expect(lines.slice(columns + 1)).toHaveLength(count);
  expect(rowsOfSheet(await download('Excel (XLSX)', 'xlsx'), 2)).toBe(count + 1);

  await close(page);
  await expect(revenue.locator('..')).toBeFocused();
});

test('every number opens as many rows as it says', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const expectRows = async (title: string, count: number) => {
    await expect(drawerOf(page).getByRole('heading', { name: title })).toBeVisible();
    await expect.poll(() => countIn(page)).toBe(count);
    await close(page);
  };

  const [slice] = blockOf(answered, 'deal_types').slices;
  await card(page, 'Deal types')
    .getByRole('button', { name: slice?.category.label ?? '' })
    .click();
  await expectRows(`Deal types: ${slice?.category.label}`, Number(slice?.value));

  const { cells, rows, columns } = blockOf(answered, 'activity_sources');
  const [cell] = cells;
  await card(page, 'Activity sources').getByRole('table').getByRole('button').first().click();
  await expectRows(
    `Activity sources: ${rows.find(({ key }) => key === cell?.row)?.label}, ${columns.find(({ key }) => key === cell?.column)?.label}`,
    Number(cell?.value),
  );

  const funnel = card(page, 'Sales funnel');
  const [first] = blockOf(answered, 'sales_funnel').funnels;
  const step = first?.steps[1];
  await funnel
    .getByRole('button', { name: step?.stage.name ?? '' })
    .first()
    .click();
  await expectRows(`Sales funnel: ${first?.dealType.name}, ${step?.stage.name}`, step?.count ?? 0);
  const loss = first?.lost[0];
  await funnel
    .getByRole('button', { name: `−${loss?.count} ${loss?.stage.name}` })
    .first()
    .click();
  await expectRows(
    `Sales funnel: ${first?.dealType.name}, ${loss?.from?.name}, ${loss?.stage.name}`,
    loss?.count ?? 0,
  );

  const [created] = blockOf(answered, 'contacts').total.secondary;
  await card(page, 'Contacts')
    .getByRole('button', { name: created?.label ?? '' })
    .click();
  await expectRows(`Contacts: ${created?.label}`, Number(created?.value));

  await card(page, 'Calls').getByRole('button', { name: 'Show the rows' }).click();
  await expectRows('Calls', Number(blockOf(answered, 'calls').total.value));
});

test('a press on one number asks for that number alone', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const [cell] = blockOf(answered, 'activity_sources').cells;
  const asked: Promise<string>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/graphql') asked.push(response.text());
  });
  await card(page, 'Activity sources').getByRole('table').getByRole('button').first().click();
  await expect.poll(() => countIn(page)).toBe(Number(cell?.value));
  const [answer, ...more] = await Promise.all(asked);
  expect(more).toEqual([]);
  expect(answer?.match(/"edges"/g)).toHaveLength(1);
});

test('rows say when each counts, stand in any order, and are found by name', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  await card(page, 'Won deals').locator('data').first().click();
  const drawer = drawerOf(page);
  const records = drawer.getByRole('listitem');
  const month = beginningOf(answered).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' });
  await expect(records.first()).toContainText(new RegExp(`won \\d+ ${month}`));
  const count = await countIn(page);

  await drawer.getByRole('button', { name: 'Sorted by: When it counts' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitemradio', { name: 'Price' }).click();
  await expect(drawer.getByRole('button', { name: 'Sorted by: Price' })).toBeVisible();
  const prices = async () =>
    (await records.allInnerTexts())
      .map((text) => /€[\d,.]+/.exec(text)?.[0])
      .filter((price) => price !== undefined)
      .map(numberIn);
  await expect
    .poll(async () => {
      const told = await prices();
      return told.every((price, place) => price >= (told[place + 1] ?? 0));
    })
    .toBe(true);
  await drawer.getByRole('button', { name: 'Descending' }).click();
  await expect.poll(async () => ((await prices())[0] ?? 0) < ((await prices())[5] ?? 0)).toBe(true);

  await drawer.getByRole('button', { name: 'Sorted by: Price' }).click();
  await page.getByRole('menuitemradio', { name: 'Responsible' }).click();
  const headings = drawer.getByRole('heading', { level: 3 });
  await expect(headings.first()).toBeVisible();
  const names = (await headings.allInnerTexts()).map((text) => text.split('\n')[0]);
  expect(names).toEqual([...new Set(names)]);
  const [first = ''] = names;
  const own = numberIn(/[\d,]+(?= row)/.exec(await headings.first().innerText())?.[0] ?? '');
  await drawer.getByRole('searchbox').fill(first);
  await expect(drawer.getByRole('status')).toContainText('found');
  await expect(headings).toHaveCount(1);
  await expect(headings).toContainText(`${own} row`);
  await expect(drawer.getByRole('status')).toContainText(String(own));
  // What is searched changes no number.
  expect(await countIn(page)).toBe(count);
  await expectAccessible(page);
  await drawer.getByRole('searchbox').fill('no such deal');
  await expect(records).toHaveCount(0);
});

test('a row opens in the CRM in a tab of its own', async ({ page, signIn }) => {
  await signIn('admin');
  // What is set for the company would be that of other tests too.
  await page.route('/graphql', async (route) => {
    if (operationOf(route.request().postData()) !== 'RowsBehind') return route.fallback();
    const response = await route.fetch();
    const text = await response.text();
    return route.fulfill({
      response,
      body: text.replaceAll('"url":null', '"url":"https://crm.example/deals/a%2Fb"'),
    });
  });
  await openDesktop(page, LAST_MONTH);
  await card(page, 'Won deals').locator('data').first().click();
  const link = drawerOf(page).getByRole('listitem').first().getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://crm.example/deals/a%2Fb');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noreferrer/);
  await expectAccessible(page);
});

test('a bar leads to the desktop narrowed to it', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const [slice] = blockOf(answered, 'deal_sources').slices;
  await card(page, 'Deal sources')
    .getByRole('button', { name: slice?.category.label ?? '' })
    .click();
  const narrowed = await answeredBy(page, () =>
    drawerOf(page).getByRole('button', { name: 'Narrow the desktop to this' }).click(),
  );
  await expect(drawerOf(page)).toHaveCount(0);
  expect(blockOf(narrowed, 'deal_sources').total.value).toBe(slice?.value);
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText(slice?.category.label ?? '');
  await card(page, 'Deals').locator('data').first().click();
  await expect(drawerOf(page).getByRole('listitem').first()).toBeVisible();
  await expect(drawerOf(page).getByRole('button', { name: 'Narrow the desktop to this' })).toHaveCount(0);
});

test('the heading of a group tells of its rows on all pages, and files are listed as the drawer is', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-year&compare=none');
  await card(page, 'Revenue').locator('data').click();
  const drawer = drawerOf(page);
  const count = await countIn(page);
  await drawer.getByRole('button', { name: 'Sorted by: When it counts' }).click();
  await page.getByRole('menuitemradio', { name: 'Type' }).click();
  const headings = drawer.getByRole('heading', { level: 3 });
  await expect(headings.first()).toBeVisible();
  // More than are shown: the first page is of the first type alone.
  await expect(headings).toHaveCount(1);
  const told = await headings.first().innerText();
  const [, rows = '', sum = ''] = /([\d,]+) rows · €([\d,.]+)/.exec(told) ?? [];
  expect(numberIn(rows)).toBeGreaterThan(50);
  expect(numberIn(rows)).toBeLessThan(count);
  const records = drawer.getByRole('listitem');
  for (let page = 2; (await headings.count()) === 1; page++) {
    await drawer.getByRole('button', { name: /^Show more/ }).click();
    await expect(records).not.toHaveCount(50 * (page - 1));
  }
  const group = drawer.getByRole('region').first();
  await expect(group.getByRole('listitem')).toHaveCount(numberIn(rows));
  const prices = (await group.getByRole('listitem').allInnerTexts()).map(
    (text) => /€[\d,.]+/.exec(text)?.[0] ?? '0',
  );
  const cents = prices.reduce((all, price) => all + Math.round(numberIn(price) * 100), 0);
  expect(cents).toBe(Math.round(numberIn(sum) * 100));

  await drawer.getByRole('searchbox').fill('an');
  await expect(drawer.getByRole('status')).toContainText('found');
  const file = await takeAway(page, 'CSV for a spreadsheet');
  const table = (await readFile(await file.path())).toString('utf8').trimEnd().split(/\r?\n/);
  expect(table).toHaveLength(1 + numberIn(await drawer.getByRole('status').innerText()));
  expect(table[1]).toContain(await records.first().locator('span').first().innerText());
});

test('a step of the funnel leads to its deal type, and says that this is more', async ({ page, signIn }) => {
  await signIn('admin');
  const answered = await openDesktop(page, LAST_MONTH);
  const [first] = blockOf(answered, 'sales_funnel').funnels;
  await card(page, 'Sales funnel')
    .getByRole('button', { name: first?.steps[1]?.stage.name ?? '' })
    .first()
    .click();
  const drawer = drawerOf(page);
  await expect(drawer.getByText(`Deal type: ${first?.dealType.name}`)).toContainText('shows more');
  await expectAccessible(page);
  const narrowed = await answeredBy(page, () =>
    drawer.getByRole('button', { name: 'Narrow the desktop to this' }).click(),
  );
  expect(blockOf(narrowed, 'sales_funnel').funnels).toHaveLength(1);
  await expect(page.getByRole('group', { name: 'Filters' })).toContainText(first?.dealType.name ?? '');
});

test('a column of the chart opens its rows, and leads to the desktop of its month', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const answered = await openDesktop(page, '/?period=last-year&compare=none');
  const { series } = blockOf(answered, 'revenue_by_deal_type');
  const year = beginningOf(answered).getUTCFullYear();
  const chart = card(page, 'Revenue by deal type').getByRole('img');
  await expect(chart.locator('[data-pattern]').first()).toBeVisible();
  const box = (await chart.boundingBox()) ?? { width: 0, height: 0 };
  // The middle of the last month, just above the axis.
  await chart.click({ position: { x: box.width - 20 - (box.width - 76) / 24, y: box.height - 30 } });
  const [own] = series;
  await expect(drawerOf(page).getByRole('heading')).toHaveText(
    `Revenue by deal type: ${own?.category.label}, Dec ${year}`,
  );
  const sum = numberIn(await drawerOf(page).getByText('adding up to').locator('b').last().innerText());
  expect(sum).toBe(Number(own?.points.at(-1)?.value));
  await expect(drawerOf(page).getByText(`Deal type: ${own?.category.label} · 1`)).toContainText(
    `31 December ${year}`,
  );
  const narrowed = await answeredBy(page, () =>
    drawerOf(page).getByRole('button', { name: 'Narrow the desktop to this' }).click(),
  );
  expect(blockOf(narrowed, 'revenue').total.value).toBe(own?.points.at(-1)?.value);
  await expect(page).toHaveURL(new RegExp(`from=${year}-12-01&to=${year}-12-31`));
});

test('rows are shown in Russian on a phone, from the menu of the card', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await asRussianAdministrator(page, async () => {
    await openDesktop(page, LAST_MONTH);
    await card(page, 'Звонки').getByRole('button', { name: 'Действия: Звонки' }).tap();
    await page.getByRole('menuitem', { name: 'Показать записи' }).tap();
    await expect(drawerOf(page).getByText(/^\d+ запис/)).toBeVisible();
    await drawerOf(page).getByRole('button', { name: 'Выгрузить' }).tap();
    await expect(page.getByRole('menuitem', { name: 'Excel (XLSX)' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
  });
  await context.close();
});
