import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { graphql, readFragment, type FragmentType } from '@/gql';
import { useSession } from '@/session/viewer';
import { isAlike } from './filters';
import { hasPeriod, type QueryState } from './queryState';
import type { ChangeQueryState } from './useQueryState';

const FiltersOfPerson = graphql(/* GraphQL */ `
  fragment FiltersOfPerson on Dashboard {
    rememberedFilters {
      attribute
      field
      values
      orNotGiven
    }
  }
`);

// What is kept is not asked back: the desktop, which has such too, would be asked for again.
const RememberFilters = graphql(/* GraphQL */ `
  mutation RememberFilters($filters: [DashboardFilterInput!]!) {
    rememberDashboardFilters(input: { filters: $filters }) {
      userErrors {
        message
      }
    }
  }
`);

/** Of whom it is known here what they look at, as long as the page is open: what comes of the server may be older. */
const known = new Set<string>();

/**
 * Changes what the desktop is queried with, and tells the server of filters that are chosen. Who came by an address that says nothing
 * finds those that they chose last, on whatever device.
 */
export function useRememberedFilters(
  dashboard: FragmentType<typeof FiltersOfPerson> | undefined,
  queryState: QueryState,
  change: ChangeQueryState,
): ChangeQueryState {
  const remembered = readFragment(FiltersOfPerson, dashboard)?.rememberedFilters;
  const person = useSession()?.userId;
  const [parameters] = useSearchParams();
  const client = useClient();
  const isOwn = queryState.asUser === undefined;
  // By an address that says what it is of, nothing else is meant.
  const saysNothing = useRef(!hasPeriod(parameters) && !parameters.has('filter'));
  const sent = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    if (person === undefined || remembered === undefined || !isOwn || known.has(person)) return;
    known.add(person);
    if (saysNothing.current && !isAlike(remembered, queryState.filters)) change({ filters: remembered });
  }, [person, remembered, isOwn, queryState.filters, change]);

  return useCallback<ChangeQueryState>(
    (part, others) => {
      change(part, others);
      const { filters } = part;
      if (person === undefined || filters === undefined || !isOwn || isAlike(filters, queryState.filters))
        return;
      known.add(person);
      // One after the other: the last chosen are kept. Should it fail, this browser knows them all the same.
      const asked = { filters: filters.map((one) => ({ ...one, values: [...one.values] })) };
      sent.current = sent.current.then(() => client.mutation(RememberFilters, asked).toPromise());
    },
    [change, client, person, isOwn, queryState.filters],
  );
}
