import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { RowsFragment } from '@/gql/graphql';
import { useQueryVariables } from '../queryState/useQueryState';
import { Rows, RowsBehind } from './RowsBehind';
import type { RowsTarget } from '../context/rowsTarget';

const PAGE = 50;

interface RowsState {
  /** What has come so far, page after page. */
  pages: readonly RowsFragment[];
  hasFailed: boolean;
  isWaiting: boolean;
}

const NOTHING: RowsState = { pages: [], hasFailed: false, isWaiting: true };

/** The rows behind a number, page by page. */
export function useRows({ widget: key, path }: RowsTarget) {
  const client = useClient();
  const variables = useQueryVariables();
  const [state, setState] = useState(NOTHING);

  const load = useCallback(
    async (after: string | null): Promise<RowsFragment | null> => {
      const page = { ...variables, key, path, first: PAGE, after };
      const { data } = await client.query(RowsBehind, page, { requestPolicy: 'network-only' });
      return readFragment(Rows, data?.dashboard.widget?.number?.records ?? null);
    },
    [client, variables, key, path],
  );

  const add = useCallback(
    (page: RowsFragment | null) =>
      setState(({ pages }) => ({
        pages: page ? [...pages, page] : pages,
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
