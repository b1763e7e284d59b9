import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { beginningOf, blockOf, card, openDesktop } from './support/desktop';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The picture that a card is saved as, and the name of its file. */
async function pictureOf(page: Page, of: Locator): Promise<{ name: string; bytes: Buffer }> {
  await of.hover();
  await of.getByRole('button', { name: 'Export' }).press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Picture (PNG)' }).press('Enter');
  const saved = await download;
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

interface Seen {
  width: number;
  height: number;
  /** The colour of its corner, and how many colours it has. */
  ground: string;
  colours: number;
}

/** What is in a picture. */
async function look(page: Page, bytes: Buffer): Promise<Seen> {
  return page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      const { width, height } = image;
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0);
      const points = new Uint32Array(
        context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
      );
      const [red, green, blue] = context?.getImageData(2, 2, 1, 1).data ?? [];
      return { width, height, ground: `${red} ${green} ${blue}`, colours: new Set(points).size };
    },
    `data:image/png;base64,${bytes.toString('base64')}`,
  );
}

for (const [scheme, ground] of [
  ['light', '245 246 248'],
  ['dark', '16 18 22'],
] as const) {
  test(`figures, charts, tables and matrices are saved as pictures, ${scheme}`, async ({ page, signIn }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await signIn('admin');
    const answered = await openDesktop(page, '/?period=last-month&compare=previous-period');
    const { trend } = blockOf(answered, 'revenue').total;
    const month = beginningOf(answered).toLocaleDateString('en-GB', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    await page.waitForLoadState('networkidle');
    for (const title of ['Revenue', 'Revenue by deal type', 'Activity sources', 'Deal sources']) {
      const of = card(page, title);
      const { width = 0, height = 0 } = (await of.boundingBox()) ?? {};
      const { name, bytes } = await pictureOf(page, of);
      expect(name).toBe(`${title}, 1 – ${trend.length} ${month}.png`);
      const seen = await look(page, bytes);
      expect(seen.ground).toBe(ground);
      // Words and drawings have many shades; an empty card has a few.
      expect(seen.colours).toBeGreaterThan(60);
      expect(seen.width).toBeGreaterThanOrEqual(Math.floor(width) * 2);
      // With its heading, and all that the card has.
      expect(seen.height).toBeGreaterThan(height);
    }
  });
}

test('what scrolls in its card is whole in its picture', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await signIn('admin');
  await openDesktop(page, '/?period=this-year&compare=previous-period');
  const funnel = card(page, 'Sales funnel');
  const whole = await funnel
    .locator('[data-more]')
    .evaluate((more) => more.previousElementSibling?.scrollHeight ?? 0);
  const { bytes } = await pictureOf(page, funnel);
  expect((await look(page, bytes)).height).toBeGreaterThan(whole * 2);
});

test('a card that is shown as a table is a table in its picture', async ({ page, signIn }) => {
  await signIn('admin');
  await openDesktop(page, '/?period=last-month&compare=previous-period');
  const of = card(page, 'Deal sources');
  const { bytes: bars } = await pictureOf(page, of);
  await of.getByRole('button').first().press('t');
  await expect(of.getByRole('table')).toBeVisible();
  const { bytes: table } = await pictureOf(page, of);
  expect(table.equals(bars)).toBe(false);
  expect((await look(page, table)).colours).toBeGreaterThan(60);
});
