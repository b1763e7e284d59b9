import { callApi } from './support/arrange';
import { card, openDesktop } from './support/desktop';
import { asRussianAdministrator } from './support/russianAdministrator';
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const EXPLAINED = `{
  dashboard(period: { preset: LAST_MONTH }, compareTo: PREVIOUS_PERIOD) {
    widgets {
      key
      title
      total { explain { rule scope settings notes { text } } }
    }
  }
}`;

interface Metric {
  explain: { rule: string; scope: string; settings: string[]; notes: { text: string }[] };
}

interface Explained {
  dashboard: { widgets: { key: string; title: string; total?: Metric }[] };
}

const WORDS = {
  en: { action: 'How is this counted?', title: (title: string) => `${title}: how is this counted?` },
  ru: { action: 'Как это посчитано?', title: (title: string) => `${title}: как это посчитано?` },
};

async function expectExplained(page: Parameters<typeof openDesktop>[0], language: keyof typeof WORDS) {
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  const { dashboard } = await callApi<Explained>(page.request, EXPLAINED);
  const words = WORDS[language];
  for (const key of ['revenue', 'potential_revenue', 'activity_sources', 'sales_funnel', 'calls']) {
    const { title, total } = dashboard.widgets.find((one) => one.key === key) ?? { title: '' };
    const explain = total?.explain;
    const button = card(page, title).getByRole('button', { name: words.action });
    await button.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: words.title(title) });
    for (const line of [
      explain?.rule,
      explain?.scope,
      ...(explain?.settings ?? []),
      ...(explain?.notes ?? []).map(({ text }) => text),
    ]) {
      await expect(drawer.getByText(line ?? '', { exact: true }).first()).toBeVisible();
    }
    await expect(drawer.getByText(/Europe\/Berlin/)).toBeVisible();
    if (key === 'revenue') {
      await expectAccessible(page);
      await expectNoSidewaysScrolling(page);
    }
    await page.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
    await expect(button).toBeFocused();
  }
}

test('a number tells how it is counted, whose, when, and by which settings', async ({ page, signIn }) => {
  await signIn('head');
  await expectExplained(page, 'en');
});

test('it tells so in Russian, on a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await asRussianAdministrator(page, () => expectExplained(page, 'ru'));
});

test('an explanation tells the earlier value and the split, and leads to rows and to the very setting', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  const { dashboard } = await callApi<{
    dashboard: { widget: { total: { explain: { settingsInForce: { text: string; dealType: string }[] } } } };
  }>(
    page.request,
    '{ dashboard { widget(key: "revenue") { total { explain { settingsInForce { text dealType } } } } } }',
  );
  const [setting] = dashboard.widget.total.explain.settingsInForce;
  const explain = async (title: string) => {
    const button = card(page, title).getByRole('button', { name: WORDS.en.action });
    await button.focus();
    await page.keyboard.press('Enter');
    return page.getByRole('dialog', { name: WORDS.en.title(title) });
  };
  const deals = await explain('Deals');
  await expect(
    deals.getByText(/^Before, .+, it was [\d,]+: it has (risen|fallen) by [\d,]+ \(.+%\)\.$/),
  ).toBeVisible();
  const won = deals.getByRole('listitem').filter({ hasText: 'Won' });
  const count = await won.getByRole('button').innerText();
  await expectAccessible(page);
  await won.getByRole('button').click();
  const rows = page.getByRole('dialog', { name: /^Deals: Won/ });
  await expect(rows.getByText(`${count.replace(',', '')} rows`)).toBeVisible();
  await page.keyboard.press('Escape');

  const sources = await explain('Deal sources');
  await expect(sources.getByText('What it is made of')).toBeVisible();
  await sources.getByRole('button', { name: 'Show the rows' }).click();
  await expect(page.getByRole('dialog', { name: /^Deal sources/ })).toBeVisible();
  await page.keyboard.press('Escape');

  const revenue = await explain('Revenue');
  await revenue.getByRole('link', { name: setting?.text ?? '' }).click();
  await expect(page).toHaveURL(`/admin/fields#${encodeURIComponent(`deal-type-${setting?.dealType}`)}`);
  await expect(page.locator(`[id="deal-type-${setting?.dealType}"]`)).toBeFocused();
});
