import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/test';

const DIST = join(import.meta.dirname, '../dist');
const SCRIPT_LIMIT = 150_000;
const REQUEST_LIMIT = 20;

/** A month that is over: in one of which a day has passed there is no trend, and perhaps nothing to draw. */
const LAST_MONTH = '/?period=last-month';

interface Chunk {
  file: string;
  imports?: string[];
}

test('the script before the first number is at most 150 kB compressed', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const collect = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(collect);
  };
  collect('index.html');
  const size = [...files].reduce((sum, file) => sum + statSync(join(DIST, `${file}.br`)).size, 0);
  expect(size).toBeLessThanOrEqual(SCRIPT_LIMIT);
});

test('numbers, their trends and charts are on the screen while what can be pressed is not', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // What comes later, does not come at all.
  await page.route(/\/(controls|panels)-[^/]+\.js$/, () => undefined);
  await page.goto(LAST_MONTH);
  const deals = page.getByRole('region', { name: 'Deals', exact: true });
  await expect(deals.locator('data')).toBeVisible();
  await expect(deals.locator('svg path').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /^Chart/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Arrange' })).toBeVisible();
  expect(asked.length).toBeLessThanOrEqual(REQUEST_LIMIT);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('what can be pressed is asked for once a number is there, however slow the processor', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('section data[value]') === null) return;
      performance.mark('number');
      observer.disconnect();
    }).observe(document, { subtree: true, childList: true });
  });
  const come = page.waitForResponse(/\/controls-[^/]+\.js$/);
  await page.goto('/', { waitUntil: 'commit' });
  await (await come).finished();
  const asked = () =>
    page.evaluate(
      () =>
        performance.getEntriesByType('resource').find(({ name }) => name.includes('/controls-'))?.startTime,
    );
  await expect.poll(asked).toBeDefined();
  const number = await page.evaluate(() => performance.getEntriesByName('number')[0]?.startTime);
  expect(await asked()).toBeGreaterThan(number ?? Infinity);
});

test('the figures are on their way before what shows them has come, and are asked for once', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const questions: string[] = [];
  page.on('request', (request) => {
    const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
    if (operationName !== undefined) questions.push(operationName);
  });
  let goOn: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (goOn = resolve));
  await page.route(/\/first-[^/]+\.js$/, async (route) => {
    await asked;
    await route.continue();
  });
  const question = page.waitForRequest((request) => request.url().endsWith('/graphql'));
  await page.goto('/', { waitUntil: 'commit' });
  await question;
  goOn();
  await expect(page.getByRole('region', { name: 'Deals', exact: true }).locator('data')).toBeVisible();
  expect(questions.filter((name) => name === 'Desktop')).toHaveLength(1);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a whole desktop, with all that opens on a press, is loaded by at most 20 requests', async ({
  page,
  signIn,
}) => {
  await signIn('admin');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(LAST_MONTH, { waitUntil: 'networkidle' });
  await expect(page.getByRole('img', { name: /^Chart/ }).first()).toBeVisible();
  expect(asked.length).toBeLessThanOrEqual(REQUEST_LIMIT);
});
