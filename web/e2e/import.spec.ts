import type { Locator, Page } from '@playwright/test';
import { callApi } from './support/arrange';
import { card, openDesktop } from './support/desktop';
import { importCompany, logInTo, writeFiles } from './support/importedCompany';
import { choose as chooseFrom } from './support/reports';
import { SCREENS } from './support/screens';
import { expect, expectAccessible, expectNoSidewaysScrolling, test as base } from './support/test';

/** A company with nothing but two people: each test has one of its own. */
const test = base.extend<{ empty: string }>({
  empty: async ({}, use) => {
    await use(
      importCompany('imports', 'eva', (folder, name) =>
        writeFiles(folder, {
          'company.json': JSON.stringify({
            external_id: name,
            name,
            timezone: 'Europe/Berlin',
            currency: 'EUR',
          }),
          'users.csv': `external_id,email,name,role\neva,eva@${name}.example,Eva,admin\nmax,max@${name}.example,Max,user`,
        }),
      ),
    );
  },
});

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const CSV = 'text/csv';

const DEALS = [
  'ID;Название сделки;Воронка;Стадия сделки;Сумма;Ответственный;Источник;Дата создания;Компания',
  '101;"Лодка ""Чайка""";Опт;Успешно;"1 250,50 руб.";Max;Сайт;05.03.2024 10:15:00;ООО Море',
  '102;Вёсла;Опт;В работе;300 руб.;Max;сайт;13.03.2024 09:00:00;ООО Море',
  '103;Паруса;Опт;Отказ;7,25 руб.;Eva;Выставка;14.03.2024 18:30:00;',
  '104;Якорь;Опт;Новая;;Кто-то;;15.03.2024 08:00:00;ИП Причал',
].join('\r\n');
const MOVES = [
  'ID сделки;Стадия;Дата изменения;Кем изменена',
  '104;Новая;15.03.2024 08:00:00;Eva',
  '103;Отказ;20.03.2024 12:00:00;Eva',
  '103;Новая;14.03.2024 18:30:00;Eva',
  '102;В работе;16.03.2024 11:00:00;Max',
  '101;Успешно;08.03.2024 15:00:00;Max',
  '101;Новая;05.03.2024 10:15:00;Max',
].join('\r\n');

function opportunities(count: number): string {
  const stages = ['Prospecting', 'Engaging', 'Won', 'Lost'];
  const lines = Array.from({ length: count }, (_, number) => {
    const day = `${String((number % 12) + 1).padStart(2, '0')}/${String((number % 12) + 1).padStart(2, '0')}`;
    const value = number % 4 === 2 ? String(100 + number) : '';
    return `OP${String(number)},${number % 2 ? 'Max' : 'Eva'},Account ${String(number % 7)},${stages[number % 4] ?? ''},${day}/2016,${value}`;
  });
  // The last day tells nothing apart, but for one that is no day otherwise.
  return [
    'opportunity_id,sales_agent,account,deal_stage,engage_date,close_value',
    ...lines,
    'OPX,Eva,,Won,03/04/2016,7',
  ].join('\n');
}

const BOARD = [
  'Sales board,,,,',
  ',,,,',
  'Hot,,,,',
  'Item,Person,Status,Budget,Creation log',
  'Boats,Eva,Sold,1200.5,2024-01-02 09:00',
  'Oars,Max,Open,80,2024-01-03 10:00',
  'Cold,,,,',
  'Item,Person,Status,Budget,Creation log',
  'Oars,Max,Open,80,2024-01-03 10:00',
].join('\n');

function wideContacts(): string {
  const wide = Array.from({ length: 120 }, (_, number) => `Property ${String(number)}`);
  const names = ['Record ID', 'First Name', 'Last Name', 'Contact owner', 'Create Date', ...wide];
  const people = [
    '901,Ada,Stone,Max,2024-01-01 10:33',
    '902,Ben,,Max,2024-01-02 10:33',
    '903,Cy,Lake,,2024-01-03 10:33',
  ];
  return [names.join(','), ...people.map((each) => each + ',x'.repeat(120))].join('\n');
}

async function choose(
  page: Page,
  name: string,
  content: string,
  label = 'Choose a file',
  type = CSV,
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: label }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: type, buffer: Buffer.from(content) });
}

function what(page: Page, column: string): Locator {
  return page.getByRole('combobox', { name: `What “${column}” is`, exact: true });
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue to the dry run' }).click();
}

/** The number that stands under a word of the outcome. */
function count(page: Page, word: string): Locator {
  return page.locator('dl > div').filter({ hasText: word }).first().getByRole('definition');
}

/** What the desktop counts over the years. */
async function figures(page: Page, key: string): Promise<number> {
  const answer = await callApi<{ dashboard: { widget: { total: { value: string } } } }>(
    page.request,
    `query ($key: String!) { dashboard(period: { from: "2015-01-01", to: "2025-12-31" }) {
      widget(key: $key) { ... on MetricWidget { total { value } } ... on SeriesWidget { total { value } } } } }`,
    { key },
  );
  return Number(answer.dashboard.widget.total.value);
}

test('deals with a history of stages go in by the page alone, and out again', async ({ page, empty }) => {
  await logInTo(page, empty, 'eva');
  await page.goto('/admin/import');
  await choose(page, 'deals.csv', DEALS);
  await expect(page.getByRole('region', { name: 'What was found: deals.csv' })).toContainText('4 rows');
  await expect(page.getByRole('button', { name: /Semicolon.*Separator/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Лодка "Чайка"' })).toBeVisible();
  await choose(page, 'moves.csv', MOVES, 'Choose the file of moves');
  await expect(page.getByRole('region', { name: 'History of stages: moves.csv' })).toContainText('6 rows');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Continue to columns' }).click();

  await expect(what(page, 'Стадия сделки')).toHaveValue('Stage');
  await expect(what(page, 'Сумма')).toHaveValue('New field…');
  await page.getByRole('button', { name: 'Use “Источник”' }).click();
  await expectAccessible(page);
  await goOn(page);

  await expect(count(page, 'New')).toHaveText('3');
  await expect(page.getByRole('region', { name: 'Rows that are left out' })).toContainText('Кто-то');
  await expect(page.getByRole('region', { name: 'First records as they will stand' })).toContainText(
    'Новая 5 Mar 2024 → Успешно',
  );
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the rows' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('deals left out.csv');
  await expect(page.getByRole('button', { name: 'Bring in 3 records' })).toBeDisabled();
  await page.getByText('Bring in the others without them').click();
  await page.getByRole('button', { name: 'Bring in 3 records' }).click();

  await expect(page.getByText('The records are in')).toBeVisible();
  await expectAccessible(page);
  expect(await figures(page, 'deals')).toBe(3);
  await page.getByRole('button', { name: 'Bring in another file' }).click();
  const past = page.getByRole('region', { name: 'Past imports' });
  await expect(past).toContainText('3 new, 0 changed, 1 left out');
  await past.getByRole('button', { name: 'Undo the import of deals.csv' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(past).toContainText('undone');
  expect(await figures(page, 'deals')).toBe(0);
});

test('from two files on disk to a desktop whose figures are those of the files', async ({ page, empty }) => {
  await logInTo(page, empty, 'eva');
  await page.goto('/admin/import');
  await choose(page, 'deals.csv', DEALS);
  await choose(page, 'moves.csv', MOVES, 'Choose the file of moves');
  await page.getByRole('button', { name: 'Continue to columns' }).click();
  await page.getByRole('button', { name: 'Use “Источник”' }).click();
  await page.getByRole('button', { name: /^Text/ }).click();
  await page.getByRole('option', { name: 'Choice', exact: true }).click();
  await goOn(page);
  await page.getByText('Bring in the others without them').click();
  await page.getByRole('button', { name: 'Bring in 3 records' }).click();
  await expect(page.getByText('The records are in')).toBeVisible();

  await page.getByRole('link', { name: 'Look at the desktop' }).click();
  await page
    .getByRole('region', { name: 'First steps' })
    .getByRole('link', { name: 'Choose what counts' })
    .click();
  await page.getByRole('button', { name: /^Опт/ }).click();
  const means = (stage: string) => page.getByRole('radiogroup', { name: `What “${stage}” means` });
  await means('Успешно').getByRole('radio', { name: 'Won' }).click();
  await means('Отказ').getByRole('radio', { name: 'Lost' }).click();
  await page.getByRole('checkbox', { name: 'Сумма' }).click({ force: true });
  await chooseFrom(page.locator('#deal-sources'), 'Add a field', 'Источник');
  await page
    .getByRole('group', { name: 'Changes that are not saved' })
    .getByRole('button', { name: 'Save' })
    .click();
  await expect(page.getByText(/^Saved by Eva, /)).toBeVisible();

  await openDesktop(page, '/?from=2024-03-01&to=2024-03-31');
  await expect(card(page, 'Revenue')).toContainText('€1,250.50');
  await expect(card(page, 'Missed revenue')).toContainText('€7.25');
  await expect(card(page, 'Potential revenue')).toContainText('€300.00');
  await expect(card(page, 'Deal sources')).toContainText(/Сайт.*2/);
  await expectAccessible(page);
});

test('what can be read in two ways is asked about, with examples, and the next file needs nothing', async ({
  page,
  empty,
}) => {
  await logInTo(page, empty, 'eva');
  await page.goto('/admin/import');
  await choose(page, 'opportunities.csv', opportunities(60));
  await page.getByRole('button', { name: 'Continue to columns' }).click();
  await goOn(page);
  await expect(page.getByText('Still open: engage_date, Deal type.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'MM/DD/YYYY — 03/04/2016 is 4 Mar 2016' })).toBeVisible();
  await page.getByText('MM/DD/YYYY — 03/04/2016').click();
  await page.getByLabel('Deal type', { exact: true }).fill('Opportunity');
  await goOn(page);
  await expect(count(page, 'New')).toHaveText('61');
  await page.getByRole('textbox', { name: 'Name of the source' }).fill('Sales');
  await page.getByRole('button', { name: 'Bring in 61 records' }).click();
  await expect(page.getByText('The records are in')).toBeVisible();
  expect(await figures(page, 'deals')).toBe(61);
  await page.getByRole('link', { name: 'Look at the desktop' }).click();
  await expect(page).toHaveURL(/\/(\?|$)/);

  await page.goto('/admin/import');
  await expect(page.getByRole('region', { name: 'Saved mappings' })).toContainText('Sales');
  await choose(page, 'again.csv', opportunities(60));
  await page.getByText('As the last file of “Sales”').click();
  await page.getByRole('button', { name: 'Continue to columns' }).click();
  await goOn(page);
  await expect(count(page, 'As they are already')).toHaveText('61');
});

test('a board with titles, and a wide file of contacts', async ({ page, empty }) => {
  await logInTo(page, empty, 'eva');
  await page.goto('/admin/import');
  await choose(page, 'board.csv', BOARD);
  await expect(page.getByRole('region', { name: 'What was found: board.csv' })).toContainText(
    '2 rows are no records',
  );
  await page.getByRole('button', { name: 'Continue to columns' }).click();
  await page.getByLabel('Deal type', { exact: true }).fill('Board');
  await goOn(page);
  await page.getByRole('button', { name: 'Bring in 3 records' }).click();
  await expect(page.getByText('The records are in')).toBeVisible();
  expect(await figures(page, 'deals')).toBe(3);

  await page.getByRole('button', { name: 'Bring in another file' }).click();
  await choose(page, 'contacts.csv', wideContacts());
  await page.getByRole('button', { name: 'Continue to columns' }).click();
  await expect(page.getByRole('button', { name: '120 columns that are left out' })).toBeVisible();
  await goOn(page);
  await page.getByRole('button', { name: 'Bring in 3 records' }).click();
  await expect(page.getByText('The records are in')).toBeVisible();
  expect(await figures(page, 'contacts')).toBe(3);
});

for (const [screen, viewport] of SCREENS) {
  test(`on ${screen} in Russian a file goes in step by step`, async ({ page, empty }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'dark' });
    await logInTo(page, empty, 'eva', 'RU');
    await page.goto('/admin/import');
    await expect(page.getByRole('heading', { name: 'Загрузка записей' })).toBeVisible();
    await expectAccessible(page);
    await choose(page, 'сделки.csv', DEALS, 'Выбрать файл');
    await expect(page.getByRole('region', { name: 'Что в файле: сделки.csv' })).toContainText('4 строки');
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: 'Дальше: столбцы' }).click();
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: 'Дальше: проба' }).click();
    await expect(page.getByRole('region', { name: 'Пропущенные строки' })).toContainText(
      'Ни у кого здесь нет',
    );
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
  });
}
