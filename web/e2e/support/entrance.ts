import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScrolling } from './test';

/** By name, and the place of their words. */
const LANGUAGES = [
  ['English', 0],
  ['Русский', 1],
] as const;

/** Pages for somebody who is not signed in, by their addresses and what their buttons say in English and in Russian. */
export async function expectToFit(page: Page, buttons: Readonly<Record<string, readonly [string, string]>>) {
  for (const [language, number] of LANGUAGES)
    for (const [path, names] of Object.entries(buttons)) {
      await page.goto(path);
      await page.getByText(language, { exact: true }).click();
      await expect(page.getByRole('button', { name: names[number] })).toBeVisible();
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
    }
}
