import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './support/test';

const known = JSON.parse(readFileSync('dist/persisted-documents.json', 'utf8')) as Record<string, string>;

interface Sent {
  operationName: string;
  query: string;
}

test('whatever the page asks stands among the documents that its build writes down', async ({
  page,
  signIn,
}) => {
  const sent: Sent[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') sent.push(request.postDataJSON() as Sent);
  });
  await signIn('admin');
  for (const address of ['/', '/reports', '/admin', '/account', '/graphiql'])
    await page.goto(address, { waitUntil: 'networkidle' });
  // GraphiQL's own are none of the page's.
  const asked = sent.filter(({ query }) => !query.includes('__schema'));
  expect(asked.length).toBeGreaterThan(4);
  const identifier = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  expect(
    asked.filter(({ query }) => !(identifier(query) in known)).map(({ operationName }) => operationName),
  ).toEqual([]);
});

test('where the server takes nothing else, GraphiQL says so', async ({ page, signIn }) => {
  await signIn('admin');
  await page.route('/graphql', async (route) => {
    const { query } = route.request().postDataJSON() as Sent;
    if (!query.includes('__schema')) return route.fallback();
    const extensions = { code: 'PERSISTED_DOCUMENT_REQUIRED' };
    return route.fulfill({
      json: { errors: [{ message: 'Expected another one.', extensions }] },
    });
  });
  await page.goto('/graphiql');
  await expect(page.getByText('This server answers its own page only')).toBeVisible();
});
