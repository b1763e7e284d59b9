import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { RowsFragment, Unit } from '@/gql/graphql';
import { useQueryVariables } from '../queryState/useQueryState';
import { findRows, partsFor, unitOf } from './findRows';
import type { RowsTarget } from './number';
import { RowsBehind } from './RowsBehind';

const PAGE = 50;

interface RowsState {
  /** What has come so far, page after page. */
  pages: readonly RowsFragment[];
  unit: Unit;
  hasFailed: boolean;
  isWaiting: boolean;
}

const NOTHING: RowsState = { pages: [], unit: 'COUNT', hasFailed: false, isWaiting: true };

/** The rows behind a number, page by page. */
export function useRows({ widget: key, number }: RowsTarget) {
  const client = useClient();
  const variables = useQueryVariables();
  const [state, setState] = useState(NOTHING);

  const load = useCallback(
    async (after: string | null): Promise<Pick<RowsState, 'unit'> & { page: RowsFragment | null }> => {
      const page = { ...variables, key, first: PAGE, after, ...partsFor(number) };
      const { data } = await client.query(RowsBehind, page, { requestPolicy: 'network-only' });
      const widget = data?.dashboard.widget;
      return widget
        ? { page: findRows(widget, number), unit: unitOf(widget) }
        : { page: null, unit: 'COUNT' };
    },
    [client, variables, key, number],
  );

  const add = useCallback(
    ({ page, unit }: Awaited<ReturnType<typeof load>>) =>
      setState(({ pages }) => ({
        pages: page ? [...pages, page] : pages,
        unit,
        hasFailed: page === null,
        isWaiting: false,
      })),
    [],
  );

  useEffect(() => {
    let isCurrent = true;
    void load(null).then((loaded) => {
      if (isCurrent) add(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [load, add]);

  function more() {
    setState((before) => ({ ...before, isWaiting: true, hasFailed: false }));
    void load(state.pages.at(-1)?.pageInfo.endCursor ?? null).then(add);
  }

  return { ...state, more };
}
