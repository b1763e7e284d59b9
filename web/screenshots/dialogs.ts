import type { Page } from '@playwright/test';
import { en as account } from '../src/account/texts/en';
import { ru as accountRu } from '../src/account/texts/ru';
import { en as company } from '../src/admin/company/texts/en';
import { ru as companyRu } from '../src/admin/company/texts/ru';
import { en as people } from '../src/admin/people/texts/en';
import { ru as peopleRu } from '../src/admin/people/texts/ru';
import { en as signIn } from '../src/admin/signIn/texts/en';
import { ru as signInRu } from '../src/admin/signIn/texts/ru';
import { en as app } from '../src/app/texts/en';
import { ru as appRu } from '../src/app/texts/ru';
import { en as reports } from '../src/reports/texts/en';
import { ru as reportsRu } from '../src/reports/texts/ru';
import type { Language } from './language';

const WORDS = {
  EN: { account, company, people, signIn, app, reports },
  RU: {
    account: accountRu,
    company: companyRu,
    people: peopleRu,
    signIn: signInRu,
    app: appRu,
    reports: reportsRu,
  },
};

type Words = (typeof WORDS)['EN' | 'RU'];

/** What opens over a page: by what it is called, where, and what is pressed one after another. */
const OPENED: Record<string, [path: string, pressed: (words: Words) => string[]]> = {
  search: ['/account', ({ app }) => [app.search]],
  'person-invite': ['/admin/people', ({ people }) => [people.invite]],
  'person-actions': ['/admin/people', ({ people }) => [people.actionsOf]],
  'person-edit': ['/admin/people', ({ people }) => [people.actionsOf, people.edit]],
  'person-sessions': ['/admin/people', ({ people }) => [people.actionsOf, people.sessions]],
  'department-create': ['/admin/people/departments', ({ people }) => [people.createDepartment]],
  'group-create': ['/admin/people/groups', ({ people }) => [people.createGroup]],
  'deal-type-create': ['/admin/people/deal-types', ({ people }) => [people.createDealType]],
  'field-create': ['/admin/people/custom-fields', ({ people }) => [people.createField]],
  'company-delete': ['/admin/company', ({ company }) => [company.delete]],
  provider: ['/admin/sign-in', ({ signIn }) => [signIn.setProvider]],
  'token-create': ['/account', ({ account }) => [account.createToken]],
  'second-factor': ['/account', ({ account }) => [account.setUp, account.next]],
  'report-publish': ['report', ({ reports }) => [reports.publish]],
  'report-actions': ['report', ({ reports }) => [reports.actions]],
  'report-versions': ['report', ({ reports }) => [reports.actions, reports.versions]],
};

export const OPENED_SCENES = Object.entries(OPENED).map(([name, [path, pressed]]) => ({
  name,
  who: 'admin' as const,
  open: async (page: Page, language: Language) => {
    if (path === 'report') await openReport(page);
    else await page.goto(path);
    for (const words of pressed(WORDS[language])) {
      const named = words.split('{{')[0]?.trim() ?? '';
      const isWhole = named === words;
      await page
        .getByRole('button', { name: named, exact: isWhole })
        .or(page.getByRole('menuitem', { name: named, exact: isWhole }))
        .nth(isWhole ? 0 : 1)
        .press('Enter');
    }
    await page.getByRole('dialog').or(page.getByRole('menu')).last().waitFor();
  },
}));

/** The first report there is, by itself. */
export async function openReport(page: Page): Promise<void> {
  await page.goto('/reports');
  await page.locator('main a[href^="/reports/"]').first().click();
  await page.locator('h1').waitFor();
}
