import { expect, test, vi } from 'vitest';
import { rememberingLast } from './lastAnswer';

const ask = vi.fn<typeof fetch>();

function answers(status: number, body: string | null, headers: Record<string, string>): void {
  ask.mockResolvedValueOnce(
    new Response(body, { status, headers: { ...headers, 'content-type': 'application/json' } }),
  );
}

const body = (asOf: string) => `{"data":{"dashboard":{"asOf":"${asOf}","since":"${asOf}"}}}`;
const sentTag = () => new Headers(ask.mock.lastCall?.[1]?.headers).get('if-none-match');

test('what has not changed is not sent again, and told as of now', async () => {
  const way = rememberingLast(ask);
  answers(200, body('T1'), { etag: 'W/"1"', 'x-as-of': 'T1' });
  expect(await (await way('/graphql', { body: 'desktop' })).text()).toBe(body('T1'));
  expect(sentTag()).toBeNull();
  for (const asOf of ['T2', 'T3']) {
    answers(304, null, { etag: 'W/"1"', 'x-as-of': asOf });
    const again = await way('/graphql', { body: 'desktop' });
    expect(sentTag()).toBe('W/"1"');
    expect([again.status, again.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await again.text()).toBe(body('T1').replace('"asOf":"T1"', `"asOf":"${asOf}"`));
  }
  answers(200, body('T4'), { etag: 'W/"4"', 'x-as-of': 'T4' });
  expect(await (await way('/graphql', { body: 'desktop' })).text()).toBe(body('T4'));
});

test('another question is asked without a tag, and an answer without an instant is not remembered', async () => {
  const way = rememberingLast(ask);
  answers(200, body('T1'), { etag: 'W/"1"', 'x-as-of': 'T1' });
  await way('/graphql', { body: 'desktop' });
  answers(200, '{}', { etag: '"2"' });
  await way('/graphql', { body: 'rows' });
  expect(sentTag()).toBeNull();
  answers(200, '{}', { etag: '"2"' });
  await way('/graphql', { body: 'rows' });
  expect(sentTag()).toBeNull();
  answers(304, null, { etag: 'W/"1"', 'x-as-of': 'T2' });
  await way('/graphql', { body: 'desktop' });
  expect(sentTag()).toBe('W/"1"');
});
