import { expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

interface Answer<T> {
  data: T;
  errors?: { extensions: { retryAfter?: number } }[];
}

/** Asks the API as whoever is signed in. Who is told to come again, as on a busy machine, does: passwords are looked at one by one. */
export async function callApi<T>(
  request: APIRequestContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  for (;;) {
    const response = await request.post('/graphql', { data: { query, variables } });
    const { data, errors } = (await response.json()) as Answer<T>;
    const seconds = errors?.[0]?.extensions.retryAfter;
    if (seconds === undefined) {
      expect(errors).toBeUndefined();
      return data;
    }
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

/** Gives up whatever was arranged: the desktop is the default one. */
export async function restoreDefault(page: Page): Promise<void> {
  await callApi(
    page.request,
    'mutation { restoreLayout(input: { default: true }) { userErrors { message } } }',
  );
}

/** Begins the edit mode. */
export async function beginArranging(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  await expect(page.locator('[data-face]').first()).toBeVisible();
}

/** A block being arranged, by its title: its name goes on with where it stands. */
export function faceOf(page: Page, title: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${title}\\. Column`) });
}

export async function expectAt(page: Page, title: string, place: string): Promise<void> {
  await expect(faceOf(page, title)).toHaveAccessibleName(new RegExp(`^${title}\\. ${place}`));
}

/** Once it stands still: a block that was put somewhere is on its way there for a while. */
export async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.hover({ trial: true });
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags by the mouse, as a hand does: not at once. */
export async function drag(page: Page, from: Locator, by: { x: number; y: number }): Promise<void> {
  const start = await centreOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + by.x / 2, start.y + by.y / 2, { steps: 5 });
  await page.mouse.move(start.x + by.x, start.y + by.y, { steps: 5 });
  await page.mouse.up();
}
