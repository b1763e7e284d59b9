// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Client, fetchExchange, Provider } from 'urql';
import { expect, test } from 'vitest';
import type { RowsBehindQueryVariables } from '@/gql/graphql';
import { NEWEST_FIRST } from './order';
import { useRows } from './useRows';

const TARGET = { widget: 'activity_sources', title: 'Activity sources', path: 'cell.7.label:Web~. Shop' };

/** The rows of a target, by a server that answers one page after another; null: the block has no such number. */
function openRows(pages: readonly (string[] | null)[]) {
  const requests: RowsBehindQueryVariables[] = [];
  function answer(_: unknown, init?: RequestInit) {
    const { variables } = JSON.parse(init?.body as string) as { variables: RowsBehindQueryVariables };
    requests.push(variables);
    const edges = pages[requests.length - 1];
    const pageInfo = { hasNextPage: requests.length < pages.length, endCursor: `${requests.length}` };
    const number = edges
      ? { narrowsWholly: true, narrowsToPeriod: null, narrowsTo: [], records: { pageInfo, edges } }
      : null;
    const errors = edges ? {} : { errors: [{ message: 'The widget shows no number of this path.' }] };
    return Promise.resolve(
      Response.json({ data: { dashboard: { widget: { id: 'w', number } } }, ...errors }),
    );
  }
  const client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [fetchExchange],
    fetch: answer,
    preferGetMethod: false,
  });
  const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>;
  const rendered = renderHook(({ search }) => useRows(TARGET, NEWEST_FIRST, search), {
    wrapper,
    initialProps: { search: '' },
  });
  return { ...rendered, requests };
}

test('the number that was pressed is asked for by its path, one page after the other', async () => {
  const { result, requests } = openRows([['first', 'second'], ['third']]);
  await waitFor(() => expect(result.current.isWaiting).toBe(false));
  expect(result.current.pages.flatMap(({ edges }) => edges)).toEqual(['first', 'second']);
  act(() => result.current.more());
  await waitFor(() => expect(result.current.pages).toHaveLength(2));
  expect(requests.map(({ key, path, after }) => ({ key, path, after }))).toEqual([
    { key: TARGET.widget, path: TARGET.path, after: null },
    { key: TARGET.widget, path: TARGET.path, after: '1' },
  ]);
});

test('a number that the block has no more is told as a failure, and can be asked for again', async () => {
  const { result, requests } = openRows([null, ['first']]);
  await waitFor(() => expect(result.current.hasFailed).toBe(true));
  expect(result.current.pages).toEqual([]);
  act(() => result.current.more());
  await waitFor(() => expect(result.current.pages).toHaveLength(1));
  expect(result.current.hasFailed).toBe(false);
  expect(requests).toHaveLength(2);
});

test('an order or search that could not be had is tried again from its beginning', async () => {
  const { result, rerender, requests } = openRows([['first'], null, ['second']]);
  await waitFor(() => expect(result.current.isWaiting).toBe(false));
  rerender({ search: 'sec' });
  await waitFor(() => expect(result.current.hasFailed).toBe(true));
  expect(result.current).toMatchObject({ isOther: true, isWaiting: false, searched: '' });
  act(() => result.current.more());
  await waitFor(() => expect(result.current.searched).toBe('sec'));
  expect(result.current).toMatchObject({ isOther: false, hasFailed: false, pages: [{ edges: ['second'] }] });
  expect(requests.map(({ after }) => after)).toEqual([null, null, null]);
});

test('rows are told as found only once what was searched for has been answered', async () => {
  const { result, rerender } = openRows([['first', 'second'], ['second']]);
  await waitFor(() => expect(result.current.isWaiting).toBe(false));
  rerender({ search: 'sec' });
  expect(result.current).toMatchObject({
    isWaiting: true,
    searched: '',
    pages: [{ edges: ['first', 'second'] }],
  });
  await waitFor(() => expect(result.current.searched).toBe('sec'));
  expect(result.current.pages).toMatchObject([{ edges: ['second'] }]);
});
