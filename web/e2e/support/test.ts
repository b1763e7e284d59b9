import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { logIn } from './logIn';
import { ADDRESS, logInOf } from './server';

export { expect };

interface Fixtures {
  /** What the page may complain of all the same: the browser itself tells of requests that a test lets fail. */
  complaint: RegExp | undefined;
  /** By which of its names the server is asked. */
  origin: string;
  /** Fails the test when the page complains, or asks another host for anything. Every test has it. */
  quiet: undefined;
  /** Signs in as somebody of the demo company, by the API, and leaves the page where it is. */
  signIn: (who: 'admin' | 'head' | 'lead' | 'user' | 'advisor') => Promise<void>;
}

export const test = base.extend<Fixtures>({
  complaint: [undefined, { option: true }],

  origin: [ADDRESS, { option: true }],

  quiet: [
    async ({ page, complaint, origin: own }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        if (!complaint?.test(message.text())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') {
          complaints.push(`asked ${request.url()}`);
        }
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],

  signIn: async ({ page }, use) => {
    await use(async (who) => {
      await logIn(page.request, logInOf(who));
    });
  },
});

/** The names of the GraphQL operations the page sends from now on. */
export function operationsOf(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') {
      names.push((request.postDataJSON() as { operationName: string }).operationName);
    }
  });
  return names;
}

/** Holds the page as it is now to WCAG 2.2 AA and axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What is read out at this moment has no name of its own for as long.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Holds the page to its own width. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(beyond).toBeLessThanOrEqual(0);
}
