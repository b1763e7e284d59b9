import type { Page } from '@playwright/test';
import { operationOf } from './support/desktop';
import { expect, expectAccessible, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const ROUTES = [
  '/',
  '/account',
  '/reports',
  '/reports/unknown',
  '/admin/desktop',
  '/admin/fields',
  '/admin/reports',
  '/admin/reports/library',
  '/admin/reports/new',
  '/admin/reports/unknown/edit',
  '/admin/people',
  '/admin/people/departments',
  '/admin/people/groups',
  '/admin/people/deal-types',
  '/admin/people/activity-types',
  '/admin/people/custom-fields',
  '/admin/import',
  '/admin/company',
  '/admin/connections',
  '/admin/connections/waiting',
  '/admin/connections/targets',
  '/admin/audit',
  '/nothing-here',
];

/** All that the page asks for but who is signed in goes another way. */
async function divert(page: Page, way: 'refused' | 'never answered'): Promise<void> {
  await page.route('/graphql', (route) => {
    if (operationOf(route.request().postData()) === 'WhoIsSignedIn') return route.fallback();
    return way === 'refused' ? route.abort() : undefined;
  });
}

async function expectOneHeading(page: Page, route: string): Promise<void> {
  await page.goto(route);
  await expect(page.getByRole('heading', { level: 1 }), route).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 }), route).not.toBeEmpty();
  await expect(page, route).toHaveTitle(/./);
}

for (const who of ['admin', 'user'] as const) {
  test(`every page has one heading, for the ${who}`, async ({ page, signIn }) => {
    await signIn(who);
    for (const route of ROUTES) await expectOneHeading(page, route);
  });
}

test('a report that there is not is told as a page of its own', async ({ page, signIn }) => {
  await signIn('user');
  await page.goto('/reports/unknown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'There is no such report, or it is not for you',
  );
  await expectAccessible(page);
  await page.getByRole('link', { name: 'To the reports' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
});

test('a page that is on its way has one heading', async ({ page, signIn }) => {
  await signIn('admin');
  await divert(page, 'never answered');
  for (const route of ROUTES) await expectOneHeading(page, route);
});

test.describe('without a server', () => {
  test.use({ complaint: /Failed to load resource|ERR_FAILED/ });

  test('a page that cannot be asked for has one heading', async ({ page, signIn }) => {
    await signIn('admin');
    await divert(page, 'refused');
    for (const route of ROUTES) await expectOneHeading(page, route);
  });

  test('so has one of nobody who is known yet', async ({ page, signIn }) => {
    await signIn('admin');
    await page.route('/graphql', (route) => route.abort());
    for (const route of ['/', '/reports', '/admin/people']) await expectOneHeading(page, route);
  });
});

test('who is not signed in meets one heading, too', async ({ page }) => {
  for (const route of ['/log-in', '/invitation', '/reports']) await expectOneHeading(page, route);
});
