import { expect, type Locator, type Page } from '@playwright/test';

type Unit = 'COUNT' | 'MONEY';

interface Step {
  start: string;
  value: string;
}

interface Metric {
  value: string;
  unit: Unit;
  previous: string | null;
  change: { percent: string | null } | null;
  secondary: { key: string; label: string; value: string }[];
  trend: Step[];
  previousTrend: Step[];
}

interface Named {
  key: string;
  label: string;
  color?: string | null;
  palettePlace?: number | null;
}

interface Stage {
  id: string;
  name: string;
}

interface Missing {
  code: string;
  text: string;
  dealType: string | null;
  activityType: string | null;
}

/** What the desktop is answered of a block: what its kind has. */
export interface Block {
  __typename: string;
  key: string;
  title: string;
  status: { code: string; message: string | null; missing: Missing[] };
  total: Metric;
  series: { category: Named; total: string; points: Step[] }[];
  slices: { category: Named; value: string; share: string }[];
  rows: Named[];
  columns: Named[];
  cells: { row: string; column: string; value: string }[];
  funnels: {
    dealType: { id: string; name: string };
    steps: {
      stage: Stage;
      count: number;
      amount: string;
      shareOfPrevious: string | null;
      shareOfFirst: string | null;
    }[];
    lost: { from: Stage | null; stage: Stage; count: number; amount: string }[];
  }[];
  unreadCount: number;
  groups: { edges: { node: { text: string; unreadCount: number } }[] };
}

export interface Answered {
  asOf: string;
  scope: { label: string };
  widgets: Block[];
}

interface Answer {
  data: { viewer: { role: string }; dashboard: Answered };
}

/** The blocks of every desktop, in the order of the manual. */
export const BLOCKS = [
  'contacts',
  'activities',
  'deals',
  'revenue',
  'revenue_by_deal_type',
  'won_deals',
  'lost_deals',
  'potential_revenue',
  'missed_revenue',
  'new_activities',
  'activity_sources',
  'deal_types',
  'deal_sources',
  'sales_funnel',
  'calls',
  'sms',
  'emails',
  'forms',
  'events',
];

/** A card by its title. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** A block of an answer by its key. */
export function blockOf({ widgets }: Answered, key: string): Block {
  const block = widgets.find((one) => one.key === key);
  if (!block) throw new Error(`There is no ${key} on this desktop.`);
  return block;
}

/** Does something that makes the page ask for the desktop; what it is answered. */
export async function answeredBy(page: Page, act: () => Promise<unknown>): Promise<Answered> {
  const [response] = await Promise.all([
    page.waitForResponse(
      (response) =>
        new URL(response.url()).pathname === '/graphql' &&
        operationOf(response.request().postData()) === 'Desktop',
    ),
    act(),
  ]);
  if (response.status() !== 304) lastAnswered.set(page, ((await response.json()) as Answer).data.dashboard);
  const answered = lastAnswered.get(page);
  if (!answered) throw new Error('Nothing was answered before');
  return answered;
}

/** What has not changed since is not sent again. */
const lastAnswered = new WeakMap<Page, Answered>();

/** Opens the desktop and waits until it is there. */
export async function openDesktop(page: Page, address = '/'): Promise<Answered> {
  const answered = await answeredBy(page, () => page.goto(address));
  await expect(page.getByRole('region').first()).toBeVisible();
  // Blocks come a few at a time.
  await expect(page.locator('[aria-busy=true]:has(> * > section)')).toHaveCount(0);
  return answered;
}

/** Keeps nothing of the filters that are chosen: they would be there in other tests of the same person, too. */
export async function keepNoFilters(page: Page): Promise<void> {
  await page.route('/graphql', (route) =>
    operationOf(route.request().postData()) === 'RememberFilters'
      ? route.fulfill({ json: { data: { rememberDashboardFilters: { userErrors: [] } } } })
      : route.fallback(),
  );
}

/** Changes what the API answers on its way: what is set for all would be that of other tests too. */
export async function alterDesktop(page: Page, change: (data: Answer['data']) => void): Promise<void> {
  await page.route('/graphql', async (route) => {
    if (operationOf(route.request().postData()) !== 'Desktop') return route.fallback();
    // All of it, whether or not it has changed.
    const headers = route.request().headers();
    delete headers['if-none-match'];
    const response = await route.fetch({ headers });
    const answer = (await response.json()) as Answer;
    change(answer.data);
    return route.fulfill({ response, json: answer });
  });
}

/** The name of the operation in the body of a request. */
export function operationOf(body: string | null): string {
  return (JSON.parse(body ?? '{}') as { operationName?: string }).operationName ?? '';
}

/** When a period began that was answered: the first step of any trend in it. */
export function beginningOf(answered: Answered): Date {
  const [first] = blockOf(answered, 'revenue').total.trend;
  if (!first) throw new Error('It has no trend.');
  return new Date(first.start.slice(0, 10));
}

/** The number in what is written in English: "€1,234.50", "12 deals", "−3 Lost". */
export function numberIn(written: string | null): number {
  return Number((written ?? '').replaceAll(/[^\d.-]/g, ''));
}
