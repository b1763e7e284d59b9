import type { Page } from '@playwright/test';
import { alterDesktop, blockOf, openDesktop } from '../e2e/support/desktop';
import { en } from '../src/desktop/texts/en';
import { ru } from '../src/desktop/texts/ru';
import { OPENED_SCENES, openReport } from './dialogs';
import type { Language } from './language';

export interface Scene {
  name: string;
  /** Who is signed in; nobody, if left out. */
  who?: 'admin' | 'head' | 'user';
  open: (page: Page, texts: Record<keyof typeof en, string>, language: Language) => Promise<unknown>;
}

/** The words of the desktop, to find what is to be pressed. */
export const textsOf = (language: Language) =>
  (language === 'EN' ? en : ru) as Record<keyof typeof en, string>;

/** Pages that are there when they have their heading. */
const PAGES = {
  'admin-desktop': '/admin/desktop',
  'admin-desktop-defaults': '/admin/desktop?section=defaults',
  'admin-desktop-copy': '/admin/desktop?section=copy',
  'admin-desktop-person': '/admin/desktop?section=person',
  'admin-fields': '/admin/fields',
  'admin-reports': '/admin/reports',
  'admin-reports-library': '/admin/reports/library',
  'admin-reports-new': '/admin/reports/new',
  'admin-people': '/admin/people',
  'admin-departments': '/admin/people/departments',
  'admin-groups': '/admin/people/groups',
  'admin-deal-types': '/admin/people/deal-types',
  'admin-activity-types': '/admin/people/activity-types',
  'admin-custom-fields': '/admin/people/custom-fields',
  'admin-import': '/admin/import',
  'admin-connections': '/admin/connections',
  'admin-connections-waiting': '/admin/connections/waiting',
  'admin-connections-targets': '/admin/connections/targets',
  'admin-company': '/admin/company',
  'admin-sign-in': '/admin/sign-in',
  'admin-audit': '/admin/audit',
  account: '/account',
  'not-found': '/nothing-here',
};

async function press(page: Page, name: string): Promise<void> {
  await openDesktop(page);
  await page.getByRole('button', { name, exact: true }).press('Enter');
}

/** What can be done with the card of revenue: for fingers in its menu. */
async function pressOnCard(page: Page, name: string): Promise<void> {
  await openDesktop(page);
  await page.waitForLoadState('networkidle');
  const card = page.getByRole('region').nth(3);
  const button = card.getByRole('button', { name, exact: true });
  if (await button.isVisible()) {
    await button.press('Enter');
  } else {
    await card.getByRole('button').last().press('Enter');
    await page.getByRole('menuitem', { name, exact: true }).press('Enter');
  }
  await page.getByRole('dialog').waitFor();
}

export const SCENES: Scene[] = [
  { name: 'log-in', open: (page) => page.goto('/log-in') },
  { name: 'forgot-password', open: (page) => page.goto('/forgot-password') },
  { name: 'sign-up', open: (page) => page.goto('/sign-up') },
  { name: 'new-company', open: (page) => page.goto('/new-company#nothing') },
  { name: 'new-password', open: (page) => page.goto('/new-password#nothing') },
  { name: 'invitation', open: (page) => page.goto('/invitation#nothing') },
  { name: 'desktop', who: 'admin', open: (page) => openDesktop(page) },
  { name: 'desktop-of-a-manager', who: 'head', open: (page) => openDesktop(page) },
  { name: 'desktop-of-a-user', who: 'user', open: (page) => openDesktop(page) },
  { name: 'desktop-year', who: 'admin', open: (page) => openDesktop(page, '/?period=this-year') },
  {
    name: 'print',
    who: 'admin',
    open: async (page) => {
      await openDesktop(page);
      await page.emulateMedia({ media: 'print' });
    },
  },
  { name: 'wall-screen', who: 'admin', open: (page) => openDesktop(page, '/?kiosk') },
  {
    name: 'period',
    who: 'head',
    open: async (page, texts) => {
      await openDesktop(page);
      const named = texts.choosePeriod.split('{{')[0] ?? '';
      await page.getByRole('button', { name: named }).press('Enter');
    },
  },
  {
    name: 'scope',
    who: 'head',
    open: async (page) => {
      await openDesktop(page);
      await page.getByRole('heading', { level: 1 }).getByRole('button').press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'filter', who: 'head', open: (page, texts) => press(page, texts.filter) },
  { name: 'explanation', who: 'head', open: (page, texts) => pressOnCard(page, texts.howCounted) },
  { name: 'rows', who: 'head', open: (page, texts) => pressOnCard(page, texts.showRows) },
  {
    name: 'tables',
    who: 'head',
    open: async (page) => {
      await openDesktop(page);
      // What listens to the key comes after the numbers.
      await page.waitForLoadState('networkidle');
      for (const card of await page.getByRole('region').all())
        await card.getByRole('button').first().press('t');
    },
  },
  {
    name: 'loading',
    who: 'user',
    open: async (page) => {
      // Never answered.
      await page.route('/graphql', () => undefined);
      await page.goto('/');
      await page.locator('[aria-busy="true"]').first().waitFor();
    },
  },
  {
    name: 'states',
    who: 'head',
    open: async (page, _, language) => {
      await alterDesktop(page, ({ dashboard }) => {
        const forbidden = language === 'RU' ? 'Этот блок не для вас.' : 'This block is not for you.';
        for (const [key, code, message] of [
          ['contacts', 'FORBIDDEN', forbidden],
          ['activities', 'FAILED', null],
          ['revenue', 'NOT_CONFIGURED', null],
        ] as const) {
          const block = blockOf(dashboard, key);
          Object.assign(block.status, { code, message });
          Object.assign(block, { metric: null });
        }
        Object.assign(blockOf(dashboard, 'deal_types'), { slices: [] });
      });
      await openDesktop(page);
    },
  },
  {
    name: 'unreachable',
    who: 'user',
    open: async (page) => {
      await page.route('/graphql', (route) => route.abort());
      await page.goto('/');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'arranging', who: 'head', open: (page, texts) => press(page, texts.arrange) },
  { name: 'reports', who: 'user', open: (page) => page.goto('/reports') },
  { name: 'report', who: 'admin', open: openReport },
  {
    name: 'report-edit',
    who: 'admin',
    open: async (page) => {
      await openReport(page);
      await page.goto(page.url().replace('/reports/', '/admin/reports/') + '/edit');
    },
  },
  ...Object.entries(PAGES).map(([name, path]): Scene => ({
    name,
    who: 'admin',
    open: (page) => page.goto(path),
  })),
  ...OPENED_SCENES.map(({ open, ...scene }): Scene => ({
    ...scene,
    open: (page, _, language) => open(page, language),
  })),
];
