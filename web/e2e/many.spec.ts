import type { Page, Response } from '@playwright/test';
import { callApi } from './support/arrange';
import { expectNothingCut } from './support/cut';
import { card, numberIn, openDesktop, operationOf } from './support/desktop';
import { importCompany, logInTo, writeLargeCompany } from './support/importedCompany';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test as base } from './support/test';

const test = base.extend<object, { large: string }>({
  large: [
    async ({}, use) => use(importCompany('large', 'admin', writeLargeCompany)),
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ mode: 'default' });

/** The ends of names that are in sight and shortened: what tells them apart. */
const shortenedOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((names) =>
    names.flatMap((name) => {
      const [beginning, end] = name.children;
      if (!beginning || beginning.scrollWidth <= beginning.clientWidth) return [];
      const box = name.getBoundingClientRect();
      const isSeen = end !== undefined && end.getBoundingClientRect().bottom <= box.bottom + 1;
      return [{ name: name.getAttribute('title') ?? '', end: isSeen ? end.textContent : '' }];
    }),
  );

for (const [screen, viewport] of SCREENS) {
  for (const [language, colorScheme] of [
    ['EN', 'light'],
    ['RU', 'dark'],
  ] as const) {
    test(`on ${screen} a company with much of everything reads its desktop, ${language} and ${colorScheme}`, async ({
      page,
      large,
    }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await logInTo(page, large, 'admin', language);
      await openDesktop(page);
      await page.waitForLoadState('networkidle');
      await expectNothingCut(page, viewport.width > 640 ? 'cards scroll' : 'the page scrolls');
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
      // 300 funnels, 100 sources and 40 × 100 cells come when somebody wants them.
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(10 * 844);
    });
  }

  test(`on ${screen} names that begin alike stay apart where they are shortened`, async ({ page, large }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, large, 'admin', 'RU');
    await openDesktop(page);
    await page.waitForLoadState('networkidle');
    const names = await shortenedOf(page, 'section li [title], section th [title], section h3 [title]');
    const numbered = names.filter(({ name }) => name.includes('№') && !name.startsWith('−'));
    expect(numbered.length).toBeGreaterThan(20);
    expect(numbered.filter(({ name, end }) => end === '' || !name.endsWith(end))).toEqual([]);
  });
}

test('of many funnels and of a large matrix the largest are shown, the rest on demand', async ({
  page,
  large,
}) => {
  await logInTo(page, large, 'admin');
  await openDesktop(page);
  const funnels = card(page, 'Sales funnel');
  await expect(funnels.getByRole('heading', { level: 3 })).toHaveCount(9);
  await funnels.getByRole('button', { name: 'Show 291 more' }).click();
  await expect(funnels.getByRole('heading', { level: 3 })).toHaveCount(300);
  await funnels.getByRole('button', { name: 'Show fewer' }).click();
  await expect(funnels.getByRole('heading', { level: 3 })).toHaveCount(9);

  const matrix = card(page, 'Activity sources');
  await expect(matrix.getByRole('columnheader')).toHaveCount(10);
  await expect(matrix.getByRole('row')).toHaveCount(11);
  const others = matrix
    .getByRole('row', { name: /^Other \(31\)/ })
    .getByRole('button')
    .last();
  await others.click();
  await expect(matrix.getByRole('row')).toHaveCount(41);
  const box = await matrix.boundingBox();
  const narrowest = await matrix
    .getByRole('columnheader')
    .evaluateAll((heads) => Math.min(...heads.map((head) => head.getBoundingClientRect().width)));
  expect(narrowest).toBeGreaterThanOrEqual(80);
  expect(box?.height).toBeLessThan(400);
});

test('of what is too much for an answer it is told how much it is', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  await openDesktop(page);
  const others = card(page, 'Deal sources').getByRole('button', { name: /^Other \(\d+\)/ });
  expect(numberIn((await others.textContent())?.split(')')[0] ?? '')).toBeGreaterThan(500);
});

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} a chart of many types is in sight with its days, however long its legend is`, async ({
    page,
    large,
  }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, large, 'admin', 'RU');
    await openDesktop(page, '/?period=last-month');
    const block = card(page, 'Выручка по типам сделок');
    const chart = block.getByRole('img');
    await chart.scrollIntoViewIfNeeded();
    await expect(chart).toBeInViewport({ ratio: 0.99 });
    const room = await block.boundingBox();
    const drawn = await chart.boundingBox();
    expect((drawn?.y ?? 0) + (drawn?.height ?? 0)).toBeLessThan((room?.y ?? 0) + (room?.height ?? 0));
  });
}

test('as a table, long names leave numbers their room, and what a row is of stays in sight', async ({
  page,
  large,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await logInTo(page, large, 'admin', 'RU');
  await openDesktop(page, '/?period=last-month');
  const block = card(page, 'Выручка по типам сделок');
  await block.getByRole('button').first().press('t');
  const heads = block.getByRole('columnheader');
  await expect(heads.nth(3)).toBeInViewport();
  const day = block.getByRole('rowheader').first();
  expect((await day.boundingBox())?.height).toBeLessThan(48);
  await expectNothingCut(page, 'cards scroll');
  await heads.nth(60).scrollIntoViewIfNeeded();
  await expect(day).toBeInViewport();
});

test('a field to filter by is found by typing', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  await openDesktop(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('searchbox', { name: 'Find a field' })).toBeFocused();
  await page.keyboard.type('0022');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('option').click();
  await expect(page.getByRole('searchbox', { name: 'Find a value' })).toBeFocused();
});

test('on a tablet long names leave a role its room', async ({ page, large }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await logInTo(page, large, 'admin', 'RU');
  await page.goto('/admin/people');
  const role = page.getByRole('gridcell', { name: 'Пользователь', exact: true }).first();
  const lines = await role.evaluate((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
});

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} the settings of 300 deal types are searched, grouped, and only what lacks them is shown`, async ({
    page,
    large,
  }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, large, 'admin');
    await page.goto('/admin/fields');
    const types = page.getByRole('region', { name: 'Deal types' });
    const ready = types.getByRole('region', { name: 'Set up (200)' });
    await expect(ready.getByRole('listitem')).toHaveCount(12);
    await expect(types.getByRole('region', { name: 'Lacking settings (100)' })).toBeVisible();
    // 26,000 pixels of a company of 60 types, once.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(7_000);
    await expectNoSidewaysScrolling(page);
    await expect(page.getByText('100 deal types have no price field')).toBeVisible();
    // Told once, not of each of them again.
    await expect(page.getByText('its deals are never won')).toHaveCount(0);

    await page.getByRole('link', { name: '100 deal types have no price field' }).click();
    await expect(ready).toHaveCount(0);
    await expect(types.getByRole('radio', { name: 'Only the 100 that lack settings' })).toBeChecked();
    await types.getByRole('radio', { name: 'All' }).click();
    await types.getByRole('searchbox').fill('№ 0217');
    await expect(types.getByRole('listitem')).toHaveCount(1);
    await types.getByRole('button', { name: /№ 0217/ }).click();
    await types.getByRole('searchbox').fill('nothing of this name');
    // What somebody is at work on stays.
    await expect(types.getByRole('listitem').filter({ hasText: '№ 0217' })).toBeVisible();
    await expectAccessible(page);
  });
}

test('an address leads to its deal type, of however many', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  const { dealTypes } = await callApi<{ dealTypes: { id: string; name: string }[] }>(
    page.request,
    '{ dealTypes { id name } }',
  );
  const last = dealTypes.at(-1);
  await page.goto(`/admin/fields#${encodeURIComponent(`deal-type-${last?.id}`)}`);
  await expect(page.locator(`[id="deal-type-${last?.id}"]`)).toBeFocused();
  await expect(page.getByRole('button', { name: last?.name ?? '' })).toHaveAttribute('aria-expanded', 'true');
});

const PAGES = [
  '/admin/desktop',
  '/admin/people',
  '/admin/people/departments',
  '/admin/people/groups',
  '/admin/people/deal-types',
  '/admin/people/activity-types',
  '/admin/people/custom-fields',
  '/admin/company',
  '/admin/audit',
  '/reports',
  '/admin/reports/library',
  '/admin/reports/new',
];

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} no page of a company with much of everything is wider than the screen, or without end`, async ({
    page,
    large,
  }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, large, 'admin', 'RU');
    test.slow();
    for (const address of PAGES) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectNoSidewaysScrolling(page);
      expect(await page.evaluate(() => document.documentElement.scrollHeight), address).toBeLessThan(6_000);
    }
  });
}

/** The most bytes of an answer of the API while something is done. */
async function largestAnswerDuring(page: Page, act: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  const note = (response: Response) => {
    if (response.url().endsWith('/graphql')) sizes.push(response.body().then(({ length }) => length));
  };
  page.on('response', note);
  await act();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  return Math.max(0, ...(await Promise.all(sizes)));
}

/** A page of 25, whose names have 120 letters, with stages or options, is far below it; 300 or 2,000 are far above. */
const PAGE_BYTES = 30_000;

test('300 deal types come in pages, are searched on the server, and moved to an end from wherever they stand', async ({
  page,
  large,
}) => {
  await logInTo(page, large, 'admin');
  const list = page.getByRole('grid', { name: 'Deal types' });
  const largest = await largestAnswerDuring(page, async () => {
    await page.goto('/admin/people/deal-types');
    await expect(list.getByRole('row')).toHaveCount(25);
  });
  expect(largest).toBeLessThan(PAGE_BYTES);
  expect((await list.boundingBox())?.height).toBeLessThanOrEqual(640);
  await expect(page.getByText('1–25 of 300')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('26–50 of 300')).toBeVisible();
  await expect(list.getByRole('row').first()).toContainText('№ 0025');
  // The first of a page goes over to the one before, and what is shown begins behind both.
  await list.getByRole('button', { name: /^Actions: .*№ 0025/ }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(page.getByText('27–51 of 300')).toBeVisible();
  await expect(list.getByRole('row').first()).toContainText('№ 0026');

  await page.getByRole('searchbox', { name: 'Search: Deal types' }).fill('№ 0217');
  await expect(list.getByRole('row')).toHaveCount(1);
  await list.getByRole('row').click();
  await expect(page.getByRole('region', { name: /^Stages of .*№ 0217/ })).toBeVisible();
  await list.getByRole('button', { name: /^Actions/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Move up' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('menuitem', { name: 'To the beginning' }).click();
  // Back where one was before, from where the beginning is a page away.
  await page.getByRole('searchbox', { name: 'Search: Deal types' }).fill('');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(list.getByRole('row').first()).toContainText('№ 0217');
  // What was chosen stays, wherever it stands.
  await expect(page.getByRole('region', { name: /^Stages of .*№ 0217/ })).toBeVisible();
  await expectAccessible(page);
});

test('300 fields and 2,000 options come in pages and are searched on the server', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  const fields = page.getByRole('grid', { name: 'Custom fields' });
  const largest = await largestAnswerDuring(page, async () => {
    await page.goto('/admin/people/custom-fields');
    await expect(fields.getByRole('row')).toHaveCount(25);
    await page.getByRole('searchbox', { name: 'Search: Custom fields' }).fill('источник обращения');
    await fields.getByRole('row', { name: /^Источник обращения/ }).click();
    const options = page.getByRole('grid', { name: /^Options of/ });
    await expect(options.getByRole('row')).toHaveCount(25);
    await expect(page.getByText('1–25 of 2,000')).toBeVisible();
    await page.getByRole('searchbox', { name: /^Search: Options of/ }).fill('№ 1987');
    await expect(options.getByRole('row')).toHaveCount(1);
  });
  expect(largest).toBeLessThan(PAGE_BYTES);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create a field' }).click();
  const type = page.getByRole('combobox', { name: 'Deal type' });
  await type.fill('0217');
  await expect(page.getByRole('option')).toHaveCount(1);
});

test('a source and a price are found among hundreds of fields by typing', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  await page.goto('/admin/fields');
  const sources = page.locator('#deal-sources');
  await sources.getByRole('combobox', { name: 'Add a field' }).fill('№ 0290');
  await page.getByRole('option', { name: /№ 0290/ }).click();
  await expect(sources.getByRole('listitem')).toHaveCount(2);
  const types = page.getByRole('region', { name: 'Deal types' });
  await types.getByRole('searchbox').fill('№ 0217');
  await types.getByRole('button', { name: /№ 0217/ }).click();
  await types.getByRole('combobox', { name: 'Another price field' }).fill('№ 0289');
  await page.getByRole('option', { name: /№ 0289/ }).click();
  await expect(types.getByRole('checkbox', { name: /№ 0289/ })).toBeChecked();
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('groups and departments come in pages, and a part tells what it is a part of where that is elsewhere', async ({
  page,
  large,
}) => {
  await logInTo(page, large, 'admin');
  await page.goto('/admin/people/groups');
  await expect(page.getByText('1–25 of 40')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search: Groups' }).fill('0039');
  await page.getByRole('link', { name: /№ 0039/ }).click();
  await expect(page.getByRole('list', { name: /^People of .*№ 0039/ })).toBeVisible();

  await page.goto('/admin/people/departments');
  await expect(page.getByText('1–25 of 80')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search: Departments' }).fill('№ 0002');
  const row = page.getByRole('row', { name: /^Управление.*№ 0002/ });
  await expect(row).toContainText('№ 0000 / ');
  // It can be made a part of anything but itself and what is below it.
  await row.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const above = page.getByRole('combobox', { name: 'Part of' });
  await above.fill('№ 0039');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option')).toContainText('Обособленное подразделение');
});

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} whose data is shown is found by typing, among 5,000 people and 80 departments`, async ({
    page,
    large,
  }) => {
    await page.setViewportSize(viewport);
    await logInTo(page, large, 'admin');
    await openDesktop(page);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('/graphql', async (route) => {
      if (operationOf(route.request().postData()) === 'PeopleToNarrowTo') await answered;
      await route.fallback();
    });
    await page.getByRole('button', { name: /^Whose data/ }).click();
    const panel = page.getByRole('dialog', { name: 'Whose data' });
    // There before anything can be found: who types at once loses nothing.
    await expect(panel.getByRole('searchbox')).toBeFocused();
    answer();
    await expect(panel.getByRole('option').first()).toBeVisible();
    const box = await panel.boundingBox();
    expect(box?.height).toBeLessThan(viewport.height * 0.75);
    await expect(panel.getByText('There are more people')).toBeVisible();
    await expectNoSidewaysScrolling(page);
    await page.keyboard.type('0039');
    // A department, one below 39 others, and people.
    await expect(panel.getByRole('option')).toHaveCount(3);
    await expectAccessible(page);
  });
}

test('whom a block is for is found by typing, a few of each kind at a time', async ({ page, large }) => {
  await logInTo(page, large, 'admin');
  await page.goto('/admin/desktop');
  await page.getByRole('link', { name: 'Contacts', exact: true }).click();
  const field = page.getByRole('combobox', { name: 'Who it is for' });
  await field.click();
  const options = page.getByRole('option');
  await expect(options.filter({ hasText: 'Рабочая группа' })).toHaveCount(8);
  expect(await options.count()).toBeLessThanOrEqual(32);
  await expect(page.getByText('There are more: type a part of the name.')).toBeVisible();
  expect((await page.getByRole('listbox').boundingBox())?.height).toBeLessThanOrEqual(360);
  await field.fill('4321');
  await expect(options).toHaveCount(1);
  await expectNoSidewaysScrolling(page);
});
