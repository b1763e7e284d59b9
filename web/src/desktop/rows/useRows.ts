import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { NarrowingOfNumberFragment, RowsFragment } from '@/gql/graphql';
import type { Drawer } from '../queryState/opened';
import { useQueryVariables, useStepOf } from '../queryState/useQueryState';
import { NarrowingOfNumber, Rows, RowsBehind } from './RowsBehind';
import type { RowsOrder } from './order';

const PAGE = 50;

/** How the API refuses what is none of the viewer's. */
const REFUSALS: ReadonlySet<unknown> = new Set(['NOT_FOUND', 'FORBIDDEN']);

/** The number whose rows are opened: its block, and its path within that. */
export type RowsTarget = Omit<Extract<Drawer, { kind: 'rows' }>, 'kind'>;

interface Loaded {
  page: RowsFragment;
  narrowing: NarrowingOfNumberFragment;
}

/** Whether it failed for now, or the number is none that the viewer is shown. */
type Failure = 'failed' | 'gone';

type Load = (after: string | null) => Promise<Loaded | Failure>;

interface RowsState {
  /** Of which order and search they are. */
  of: Load | undefined;
  /** What they were searched for; empty for all. */
  searched: string;
  /** What has come so far, page after page. */
  pages: readonly RowsFragment[];
  /** By what the desktop shows what the number counts, once it is known. */
  narrowing: NarrowingOfNumberFragment | undefined;
  /** What of other pages, of these or of another order and search, could not be had. */
  failed: Load | undefined;
  isGone: boolean;
  isWaiting: boolean;
}

const NOTHING: RowsState = {
  of: undefined,
  searched: '',
  pages: [],
  narrowing: undefined,
  failed: undefined,
  isGone: false,
  isWaiting: true,
};

/** The rows behind a number, page by page, in an order; of a search only what it finds. */
export function useRows({ widget: key, path }: RowsTarget, { by, isDescending }: RowsOrder, search: string) {
  const client = useClient();
  const variables = useQueryVariables();
  const granularity = useStepOf(key) ?? null;
  const [state, setState] = useState(NOTHING);
  const asked = useRef<Load>(undefined);

  const load = useCallback<Load>(
    async (after) => {
      const asked = {
        ...variables,
        granularity,
        key,
        path,
        first: PAGE,
        after,
        sortBy: by,
        descending: isDescending,
        search,
      };
      const { data, error } = await client.query(RowsBehind, asked, { requestPolicy: 'network-only' });
      const number = data?.dashboard.widget?.number;
      const page = readFragment(Rows, number?.records ?? null);
      if (number && page) return { page, narrowing: readFragment(NarrowingOfNumber, number) };
      const isRefused = error?.graphQLErrors.some(({ extensions }) => REFUSALS.has(extensions.code)) ?? false;
      return isRefused || (data && !number) ? 'gone' : 'failed';
    },
    [client, variables, granularity, key, path, by, isDescending, search],
  );

  const add = useCallback(
    (of: Load, loaded: Loaded | Failure, isFirst: boolean) =>
      setState((before) => {
        // What is no longer asked for comes too late.
        if (asked.current !== of) return before;
        if (typeof loaded === 'string') {
          return { ...before, failed: of, isGone: loaded === 'gone', isWaiting: false };
        }
        const { page, narrowing } = loaded;
        return {
          of,
          searched: isFirst ? search : before.searched,
          pages: isFirst ? [page] : [...before.pages, page],
          narrowing,
          failed: undefined,
          isGone: false,
          isWaiting: false,
        };
      }),
    [search],
  );

  useEffect(() => {
    asked.current = load;
    void load(null).then((loaded) => add(load, loaded, true));
  }, [load, add]);

  // What was there stays until what is asked for instead has come.
  const isOther = state.of !== load;
  const hasFailed = state.failed === load;

  function more() {
    setState((before) => ({ ...before, isWaiting: true, failed: undefined }));
    const last = isOther ? null : (state.pages.at(-1)?.pageInfo.endCursor ?? null);
    void load(last).then((loaded) => add(load, loaded, last === null));
  }

  return { ...state, isOther, hasFailed, isWaiting: state.isWaiting || (isOther && !hasFailed), more };
}
