import { useEffect, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { useLatest } from '@/forms/useLatest';
import { graphql, type FragmentType } from '@/gql';
import type { DealTypeFormFragment } from './DealTypeForm';

const SettingsOfDealType = graphql(/* GraphQL */ `
  query SettingsOfDealType($id: ID!) {
    reportFieldSettings {
      version
      ofDealType(id: $id) {
        ...DealTypeForm
      }
    }
  }
`);

interface OneDealTypeProps {
  id: string;
  version: number;
  children: (type: FragmentType<typeof DealTypeFormFragment>) => ReactNode;
}

/** A deal type that stands on none of the pages shown. */
export function OneDealType({ id, version, children }: OneDealTypeProps) {
  const [{ data, stale }, refetch] = useQuery({ query: SettingsOfDealType, variables: { id } });
  const isOutdated = data !== undefined && !stale && data.reportFieldSettings.version < version;
  useEffect(() => {
    if (isOutdated) refetch({ requestPolicy: 'network-only' });
  }, [isOutdated, refetch]);
  const type = useLatest(data)?.reportFieldSettings.ofDealType;
  return type && children(type);
}
