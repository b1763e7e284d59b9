import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { RecordSort, RowsFragment } from '@/gql/graphql';
import type { Filter } from '../queryState/filters';
import { useQueryVariables } from '../queryState/useQueryState';
import { Rows, RowsBehind } from './RowsBehind';
import type { RowsTarget } from '../context/rowsTarget';
import { NEWEST_FIRST, type RowsOrder } from './order';

const PAGE = 50;

interface Loaded {
  page: RowsFragment;
  narrowsTo: readonly Filter[];
}

type Load = (after: string | null) => Promise<Loaded | null>;

interface RowsState {
  /** Of which order and search they are. */
  of: Load | undefined;
  /** What they stand in order of: what is asked for now may be something else. */
  by: RecordSort;
  /** What has come so far, page after page. */
  pages: readonly RowsFragment[];
  /** The filters by which the desktop shows what the number counts. */
  narrowsTo: readonly Filter[];
  hasFailed: boolean;
  isWaiting: boolean;
}

const NOTHING: RowsState = {
  of: undefined,
  by: NEWEST_FIRST.by,
  pages: [],
  narrowsTo: [],
  hasFailed: false,
  isWaiting: true,
};

/** The rows behind a number, page by page, in an order; of a search only what it finds. */
export function useRows({ widget: key, path }: RowsTarget, { by, isDescending }: RowsOrder, search: string) {
  const client = useClient();
  const variables = useQueryVariables();
  const [state, setState] = useState(NOTHING);

  const load = useCallback<Load>(
    async (after) => {
      const asked = {
        ...variables,
        key,
        path,
        first: PAGE,
        after,
        sortBy: by,
        descending: isDescending,
        search,
      };
      const { data } = await client.query(RowsBehind, asked, { requestPolicy: 'network-only' });
      const number = data?.dashboard.widget?.number;
      const page = readFragment(Rows, number?.records ?? null);
      return number && page ? { page, narrowsTo: number.narrowsTo.map(asFilter) } : null;
    },
    [client, variables, key, path, by, isDescending, search],
  );

  const add = useCallback(
    (of: Load, sortedBy: RecordSort, loaded: Loaded | null, isFirst: boolean) =>
      setState((before) => {
        // A further page of what is no longer asked for comes too late.
        if (!isFirst && before.of !== of) return before;
        const kept = isFirst ? [] : before.pages;
        return {
          of,
          by: loaded ? sortedBy : before.by,
          pages: loaded ? [...kept, loaded.page] : before.pages,
          narrowsTo: loaded?.narrowsTo ?? before.narrowsTo,
          hasFailed: loaded === null,
          isWaiting: false,
        };
      }),
    [],
  );

  useEffect(() => {
    let isCurrent = true;
    void load(null).then((loaded) => {
      if (isCurrent) add(load, by, loaded, true);
    });
    return () => {
      isCurrent = false;
    };
  }, [load, by, add]);

  function more() {
    setState((before) => ({ ...before, isWaiting: true, hasFailed: false }));
    const last = state.pages.at(-1)?.pageInfo.endCursor ?? null;
    void load(last).then((loaded) => add(load, by, loaded, last === null));
  }

  // What was there stays until what is asked for instead has come.
  return { ...state, isWaiting: state.isWaiting || state.of !== load, more };
}

function asFilter({
  values,
  ...by
}: Omit<Filter, 'values'> & { values: readonly { value: string }[] }): Filter {
  return {
    attribute: by.attribute,
    field: by.field,
    orNotGiven: by.orNotGiven,
    values: values.map(({ value }) => value),
  };
}
